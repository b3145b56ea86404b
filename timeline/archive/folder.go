package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A folder is an archive that lies at a path: its files, and what lies beside
// them. A single file is a folder of one.
type folder struct {
	root     *os.Root
	files    []file
	settings Settings
	remarks  remarks
	review   string
	pages    fs.FS
}

// A file is one that lies in the archive, whatever is in it.
type file struct {
	root    *os.Root  // so that no link leads out of the archive
	name    string    // within the archive, with slashes
	path    string    // as a user would open it
	archive string    // the name of the archive
	meant   bool      // the user has named this very file
	remarks *remarks  // the user's on its articles, or nil
	err     error     // why it cannot be opened
	src     io.Reader // in place of a file: standard input
	size    int64     // in bytes, as far as it is known
}

func (f file) open() (*os.File, error) {
	if f.root == nil {
		return os.Open(f.path)
	}
	return f.root.Open(filepath.FromSlash(f.name))
}

// The names in a folder that are no articles.
const (
	settingsName = "annals.toml"
	sidecarName  = "annals.csv"
	reviewName   = "review.txt"
	pagesName    = "pages"
	siteMark     = ".annals" // in a folder that a build has made
)

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

// globbed returns the paths with those that are patterns, and lead nowhere as
// they stand, replaced by what they fit, in order of the names.
func globbed(paths []string) ([]string, error) {
	var all []string
	for _, p := range paths {
		if _, err := os.Lstat(p); err == nil || !strings.ContainsAny(p, "*?[") {
			all = append(all, p)
			continue
		}
		found, err := filepath.Glob(p)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: is no pattern: write it with * and ? as in a shell", p)
		case len(found) == 0:
			return nil, fmt.Errorf("%s: nothing is called so: name a file or a folder of articles", p)
		}
		all = append(all, found...)
	}
	return all, nil
}

// open finds the files of the archive at name.
func open(name string, stdin io.Reader) (*folder, error) {
	if name == "-" && stdin != nil {
		return openStream(stdin), nil
	}
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
	return openFile(name, stat.Size()), nil
}

func cause(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}

// openFile makes an archive of a single file. It may have any extension: the
// user names it, so it is meant.
func openFile(name string, size int64) *folder {
	dir, base := filepath.Split(name)
	if dir == "" {
		dir = "."
	}
	one := file{name: base, path: name, archive: archiveName(dir), meant: true, size: size}
	return &folder{files: []file{one}, review: filepath.Join(dir, reviewName)}
}

// openStream makes an archive of what is read from src.
func openStream(src io.Reader) *folder {
	one := file{name: "stdin", path: "standard input", archive: "stdin", meant: true, src: src}
	return &folder{files: []file{one}, review: reviewName}
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
	var paths []string
	err := fs.WalkDir(f.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		display := filepath.Join(name, filepath.FromSlash(p))
		switch {
		case err != nil:
			if p == "." {
				return fmt.Errorf("%s: %w", name, cause(err))
			}
			f.files = append(f.files, file{name: p, path: display, archive: archive, err: err})
			return nil
		case p == ".":
			return nil
		case d.IsDir():
			return f.enter(p, d.Name())
		}
		paths = append(paths, p)
		switch {
		case unseen(d.Name()):
			return nil
		case p == settingsName:
			data, err := f.root.ReadFile(p)
			if err == nil {
				f.settings, f.remarks.rules, err = parseSettings(display, data)
			}
			return err
		case p == sidecarName:
			data, err := f.root.ReadFile(p)
			if err == nil {
				f.remarks.rows, err = parseSidecar(display, data)
			}
			return err
		case p == reviewName:
			return nil
		}
		one := file{root: f.root, name: p, path: display, archive: archive, remarks: &f.remarks}
		switch {
		case d.Type().IsRegular():
			if stat, err := d.Info(); err == nil {
				one.size = stat.Size()
			}
		case formatNamed(p) == nil:
			one.err = otherFile
		default:
			one.err = f.odd(p, d)
		}
		f.files = append(f.files, one)
		return nil
	})
	made := sitesAmong(paths)
	for i := range f.files {
		if why := made.passed(f.files[i].name); why != nil {
			f.files[i].err = why
		}
	}
	return err
}

// unseen reports whether a file or a folder so called is left out of the count:
// the programs that put it there do not show it either.
func unseen(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || name == "__MACOSX"
}

// enter decides whether to look into a folder within the archive.
func (f *folder) enter(p, name string) error {
	switch {
	case p == pagesName:
		if sub, err := f.root.OpenRoot(p); err == nil {
			f.pages = sub.FS()
		}
		return fs.SkipDir
	case unseen(name):
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

// stale returns what is said of articles that the folder does not have.
func (f *folder) stale() []Problem {
	names := make([]string, len(f.files))
	for i, one := range f.files {
		names[i] = one.name
	}
	return f.remarks.stale(names)
}
