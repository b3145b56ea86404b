package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A folder is an archive that lies at a path: its files, and what lies beside
// them. A single file is a folder of one.
type folder struct {
	root     *os.Root
	files    []file
	settings Settings
	review   string
	pages    fs.FS
	skipped  []Problem
	others   int
}

// A file is one that holds articles.
type file struct {
	root    *os.Root // so that no link leads out of the archive
	name    string   // within the archive, with slashes
	path    string   // as a user would open it
	archive string   // the name of the archive
	format  *format
}

func (f file) open() (source, error) { return f.root.Open(filepath.FromSlash(f.name)) }

// A source is an open file.
type source interface {
	io.ReadCloser
	Stat() (fs.FileInfo, error)
}

// The names in a folder that are no articles.
const (
	settingsName = "annals.toml"
	reviewName   = "review.txt"
	pagesName    = "pages"
	siteMark     = ".annals" // in a folder that a build has made
)

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

// open finds the files of the archive at name.
func open(name string) (*folder, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: name a file or a folder of articles", name, cause(err))
	}
	if stat.IsDir() {
		return openFolder(name)
	}
	if !stat.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: is neither a file nor a folder: name a file or a folder of articles", name)
	}
	return openFile(name)
}

func cause(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}

// openFile makes an archive of a single file. It may have any extension: the
// user names it, so it is meant.
func openFile(name string) (*folder, error) {
	dir, base := filepath.Split(name)
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(filepath.Dir(resolved(name)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	one := file{root: root, name: filepath.Base(resolved(name)), path: name, archive: archiveName(dir), format: formatOf(base)}
	if one.format == nil {
		one.format = sniff(one)
	}
	return &folder{root: root, files: []file{one}, review: filepath.Join(dir, reviewName)}, nil
}

// resolved follows the links of a path that the user has named.
func resolved(name string) string {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	return name
}

func sniff(f file) *format {
	var head [512]byte
	n := 0
	if src, err := f.open(); err == nil {
		n, _ = io.ReadFull(src, head[:])
		src.Close()
	}
	text := strings.TrimLeft(strings.TrimPrefix(string(head[:n]), "\uFEFF"), " \t\r\n")
	i := slices.IndexFunc(formats, func(f format) bool { return f.sniff != nil && f.sniff(text) })
	return &formats[i]
}

// archiveName returns what an archive is called where ids must be told apart.
func archiveName(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	return filepath.Base(abs)
}

func openFolder(name string) (*folder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	f := &folder{root: root, review: filepath.Join(name, reviewName)}
	if err := f.find(name); err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

// find lists what the folder holds, in order of the paths.
func (f *folder) find(name string) error {
	archive := archiveName(name)
	return fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		display := filepath.Join(name, filepath.FromSlash(p))
		switch {
		case err != nil:
			if p == "." {
				return fmt.Errorf("%s: %w", name, cause(err))
			}
			f.skipped = append(f.skipped, problem(display, 0, err))
			return nil
		case p == ".":
			return nil
		case d.IsDir():
			return f.enter(p, d.Name())
		case strings.HasPrefix(d.Name(), "."):
			return nil
		case p == settingsName:
			data, err := f.root.ReadFile(p)
			if err == nil {
				f.settings, err = parseSettings(display, data)
			}
			return err
		case p == reviewName:
			return nil
		}
		form := formatOf(p)
		if form == nil || d.Name() == sectionName {
			f.others++
			return nil
		}
		if !d.Type().IsRegular() {
			if fault := f.odd(p, d); fault != nil {
				f.skipped = append(f.skipped, problem(display, 0, fault))
				return nil
			}
		}
		f.files = append(f.files, file{f.root, p, display, archive, form})
		return nil
	})
}

// sectionName is what Hugo calls the page of a section, which is no article.
const sectionName = "_index.md"

// enter decides whether to look into a folder within the archive.
func (f *folder) enter(p, name string) error {
	switch {
	case p == pagesName:
		if sub, err := f.root.OpenRoot(p); err == nil {
			f.pages = sub.FS()
		}
		return fs.SkipDir
	case strings.HasPrefix(name, "."), name == "node_modules":
		return fs.SkipDir
	}
	if _, err := f.root.Lstat(path.Join(p, siteMark)); err == nil {
		return fs.SkipDir // a site that was built into its own archive
	}
	return nil
}

// odd says why what is no ordinary file is not read: a link is, where it leads
// to an ordinary file within the archive.
func (f *folder) odd(p string, d fs.DirEntry) error {
	if d.Type()&fs.ModeSymlink != 0 {
		stat, err := f.root.Stat(p)
		switch {
		case err != nil:
			return &fault{reason: "is a link that leads nowhere within the archive", do: "copy the file itself into the archive"}
		case stat.Mode().IsRegular():
			return nil
		}
	}
	return &fault{reason: "is no ordinary file", do: "take it out of the archive"}
}
