package site

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"annals/static"
)

// filterSheet is the style sheet that narrows lists, on the pages that have one to narrow.
const filterSheet = "filters.css"

// embedSheet is the style sheet of timelines in pages of prose, where there are any.
const embedSheet = "embed.css"

// houseStyle is the style sheet of a user's own, which is read after ours.
const houseStyle = "house.css"

func (e *edition) hasHouseStyle() bool {
	if e.o.Static == nil {
		return false
	}
	_, err := fs.Stat(e.o.Static, houseStyle)
	return err == nil
}

// assetFiles returns what stands in static/: our files, and the user's, which
// take the place of those of the same name.
func assetFiles(e *edition) ([]file, error) {
	var files []file
	seen := map[string]bool{}
	add := func(from fs.FS) error {
		return fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fmt.Errorf("static: %w", err)
			case path != "." && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case !d.Type().IsRegular() || seen[path]:
				return nil
			}
			seen[path] = true
			files = append(files, file{"static/" + path, func(b *buffer) error {
				data, err := fs.ReadFile(from, path)
				b.data = append(b.data, data...)
				return err
			}})
			return nil
		})
	}
	if e.o.Static != nil {
		if err := add(e.o.Static); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if !seen[filterSheet] {
		files = append(files, file{"static/" + filterSheet, func(b *buffer) error {
			b.WriteString(filterStyle())
			return nil
		}})
	}
	if e.embedForm != nil && !seen[embedSheet] {
		files = append(files, file{"static/" + embedSheet, func(b *buffer) error {
			b.WriteString(string(e.embedStyle) + "\n")
			return nil
		}})
	}
	return files, add(static.FS)
}

// pathEscape returns path as an address writes it.
func pathEscape(path string) string { return (&url.URL{Path: path}).EscapedPath() }
