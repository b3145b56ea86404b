// Package templates holds the pages' templates: page.html is the frame around
// every page, parts.html what several kinds of page show, and each of the
// others a kind of page. A user's file of the same name takes the place of one.
// Beside them stands what an embed is made of, and in hugo the layouts of Hugo.
package templates

import "embed"

// FS holds the templates, at its root.
//
//go:embed *.html embed.css frame.js host.js hugo/*.html
var FS embed.FS
