// Package static holds what stands beside the pages of a site: one style sheet,
// one small script, one icon.
package static

import "embed"

// FS holds the files, at its root.
//
//go:embed *.css *.js *.svg
var FS embed.FS
