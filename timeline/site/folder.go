package site

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// A file is one of the site: where it stands, and what writes it.
type file struct {
	path  string // from the root of the site, with slashes
	write func(b *buffer) error
}

// marker is the file by which a folder is known to be a site of ours, which
// the next build may replace.
const marker = ".annals"

const markerText = "annals wrote this folder, and the next build replaces it whole.\n"

// IsSite reports whether dir holds a site that Write wrote, or a copy of one.
func IsSite(dir string) bool {
	for _, name := range []string{"index.html", "404.html", "events.jsonl", "articles.jsonl"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// A folder is a site being written: into a new folder beside the old, which it
// takes the place of at the end. Until then the old one is not touched.
type folder struct {
	dir string // where the site goes
	new string // where it is written
	old string // where the old one goes before it is removed
	own lock   // on all three, until put or drop

	like string // whose files are taken over where they are the same
	had  bool   // there is such a folder
}

// newFolder prepares to write a site to dir. It refuses to take the place of
// what annals did not write, and what another annals is writing. Of what it returns
// put or drop must be called.
func newFolder(dir string) (f folder, err error) {
	whole, err := replaceable(dir)
	if err != nil {
		return folder{}, err
	}
	parent, name := filepath.Split(whole)
	beside := func(what string) string { return filepath.Join(parent, "."+name+".annals-"+what) }
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return folder{}, fmt.Errorf("%s: %v: name a folder that can be made", dir, cause(err))
	}
	own, err := take(beside("lock"))
	if err != nil {
		return folder{}, fmt.Errorf("%s: %w", dir, err)
	}
	defer func() {
		if err != nil {
			own.release()
		}
	}()
	f = folder{dir: whole, new: beside("new"), old: beside("old"), own: own, like: whole}
	for _, left := range []string{f.new, f.old} { // by a build that was interrupted
		if err := ours(left); err != nil {
			return folder{}, fmt.Errorf("%s: %w", left, err)
		}
	}
	// An interruption between the two renames left the site under its other name.
	if _, err := os.Lstat(f.dir); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(f.old); err == nil {
			if err := os.Rename(f.old, f.dir); err != nil {
				return folder{}, fmt.Errorf("%s: %w", dir, err)
			}
		}
	}
	for _, left := range []string{f.new, f.old} {
		if err := os.RemoveAll(left); err != nil {
			return folder{}, fmt.Errorf("%s: %w", left, err)
		}
	}
	if err := os.Mkdir(f.new, 0o755); err != nil {
		return folder{}, fmt.Errorf("%s: %v: name a folder beside which one can be made", dir, cause(err))
	}
	// The marker first: what an interruption leaves must be known as ours.
	if err := os.WriteFile(filepath.Join(f.new, marker), []byte(markerText), 0o644); err != nil {
		os.RemoveAll(f.new)
		return folder{}, err
	}
	return f, nil
}

// replaceable returns where dir stands, and an error where that is something that annals may not replace.
func replaceable(dir string) (string, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("%s: %w", dir, err)
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real // a link to a folder stays, and what it leads to is replaced
	}
	if err := ours(whole); err != nil {
		return "", fmt.Errorf("%s: %w", dir, err)
	}
	return whole, nil
}

// ours returns an error where dir is something that annals may not replace.
func ours(dir string) error {
	d, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cause(err)
	case !d.IsDir():
		return errors.New("it is a file: name a folder for the site")
	}
	if _, err := os.Lstat(filepath.Join(dir, marker)); err == nil {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return cause(err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("it holds files that annals did not write, and a build replaces the whole folder: name another, or empty it (a folder of ours has a file %s)", marker)
	}
	return nil
}

// put puts the new site in the place of the old. Where it fails, drop is to follow.
func (f folder) put() error {
	had := true
	if err := os.Rename(f.dir, f.old); errors.Is(err, fs.ErrNotExist) {
		had = false
	} else if err != nil {
		return fmt.Errorf("%s: %v: the old site stands; name a folder that can be replaced", f.dir, cause(err))
	}
	if err := os.Rename(f.new, f.dir); err != nil {
		if had {
			os.Rename(f.old, f.dir)
		}
		return fmt.Errorf("%s: %w", f.dir, err)
	}
	if had {
		if err := removeSite(f.old); err != nil {
			return err
		}
	}
	f.own.release()
	return nil
}

// removeSite removes the site in dir, its folders at once and then what lies beside them: the marker last, so that what an
// interruption leaves is still known as ours.
func removeSite(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	faults := make([]error, len(entries))
	var all sync.WaitGroup
	for i, d := range entries {
		if d.IsDir() {
			all.Go(func() { faults[i] = os.RemoveAll(filepath.Join(dir, d.Name())) })
		}
	}
	all.Wait()
	for i, d := range entries {
		if d.Name() != marker && !d.IsDir() {
			faults[i] = os.Remove(filepath.Join(dir, d.Name()))
		}
	}
	return cmp.Or(errors.Join(faults...), os.RemoveAll(dir))
}

// drop takes away what was written so far.
func (f folder) drop() {
	os.RemoveAll(f.new)
	f.own.release()
}

// A buffer is where a file is made up before it is written. What it has no room for
// goes on disk at once: some files have hundreds of megabytes.
type buffer struct {
	data []byte
	name string   // of the file that takes the rest, or ""
	file *os.File // nil as long as all has room
	size int64    // of what was written
	err  error    // why something was not
}

// ampleBuffer is how many bytes a buffer has room for.
const ampleBuffer = 1 << 20

// Write appends p.
func (b *buffer) Write(p []byte) (int, error) {
	b.data = append(b.data, p...)
	return len(p), b.spill()
}

// WriteString appends s.
func (b *buffer) WriteString(s string) (int, error) {
	b.data = append(b.data, s...)
	return len(s), b.spill()
}

// reset makes b empty, for the file called name.
func (b *buffer) reset(name string) { *b = buffer{data: b.data[:0], name: name} }

// spill writes out what has no room. A fault is told again by all that follows, for who writes
// many little things asks once.
func (b *buffer) spill() error {
	if len(b.data) < ampleBuffer || b.name == "" || b.err != nil {
		return b.err
	}
	if b.file == nil {
		if b.file, b.err = os.OpenFile(b.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644); b.err != nil {
			return b.err
		}
	}
	n, err := b.file.Write(b.data)
	b.size += int64(n)
	b.data, b.err = b.data[:0], err
	return err
}

// close writes out the rest of what was spilt.
func (b *buffer) close() error {
	n, err := b.file.Write(b.data)
	b.size += int64(n)
	return cmp.Or(b.err, err, b.file.Close())
}

// write writes the files on all processors, and returns how many bytes they
// have, and how many of them stand as they stood. It stops at the first fault.
func (f folder) write(files []file, progress func(done, total int)) (size int64, kept int, err error) {
	if err := placed(files); err != nil {
		return 0, 0, err
	}
	var (
		next  atomic.Int64
		sum   atomic.Int64
		same  atomic.Int64
		stop  atomic.Bool
		wg    sync.WaitGroup
		mu    sync.Mutex
		done  int
		fault error
		dirs  sync.Map // that were made
	)
	_, err = os.Lstat(f.like)
	f.had = err == nil
	hands := max(1, min(runtime.GOMAXPROCS(0), len(files)))
	files = dealt(files, hands)
	progress(0, len(files))
	for range hands {
		wg.Go(func() {
			var b buffer
			room := make([]byte, 128<<10)
			for !stop.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				x := files[i]
				files[i] = file{} // what only this page is made of is needed no longer
				size, stands, err := f.make(x, &b, room, &dirs)
				if stands {
					same.Add(1)
				}
				sum.Add(size)
				mu.Lock()
				if err != nil {
					stop.Store(true)
					if fault == nil {
						fault = fmt.Errorf("%s: %w", x.path, f.unwritten(err))
					}
				}
				if done++; done%200 == 0 || done == len(files) {
					progress(done, len(files))
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return sum.Load(), int(same.Load()), fault
}

// placed returns an error where a file has no place of its own.
func placed(files []file) error {
	taken := map[string]bool{}
	for _, x := range files {
		if !fs.ValidPath(x.path) || taken[x.path] {
			return fmt.Errorf("%s: two pages want this place, or it is none", x.path)
		}
		taken[x.path] = true
	}
	return nil
}

// dealt returns files in the order in which so many hands write them. Those that are written at once stand far apart in the
// list, and so mostly in different folders: a system lets only one at a time change a folder.
func dealt(files []file, hands int) []file {
	all := make([]file, 0, len(files))
	each := (len(files) + hands - 1) / hands
	for i := range each {
		for at := i; at < len(files); at += each {
			all = append(all, files[at])
		}
	}
	return all
}

// unwritten says of what the disk refused what to do, and names no folder that will be gone.
func (f folder) unwritten(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%w: see that the disk of %s has room and can be written to; what stood there stands as it was", p.Err, f.dir)
	}
	return err
}

// make makes a file up in b and writes it, and returns how large it is and whether it stands
// as it stood: then it is the same file, whose date has not changed, so that a copy of the
// site is brought up to date by little.
func (f folder) make(x file, b *buffer, room []byte, dirs *sync.Map) (size int64, stands bool, err error) {
	name, err := f.place(x.path, dirs)
	if err != nil {
		return 0, false, err
	}
	b.reset(name)
	old := filepath.Join(f.like, filepath.FromSlash(x.path))
	err = cmp.Or(x.write(b), b.err)
	switch {
	case b.file != nil:
		if err = cmp.Or(err, b.close()); err == nil && equal(old, name, room) {
			stands = relink(old, name) == nil
		}
		return b.size, stands, err
	case err != nil:
		return 0, false, err
	case f.had && holdsAll(old, b.data, room) && os.Link(old, name) == nil:
		return int64(len(b.data)), true, nil
	}
	return int64(len(b.data)), false, writePlain(name, b.data)
}

// place returns where the file at path is written, and makes the folder that it stands in where
// made does not have it yet: on most file systems that costs as much as a page.
func (f folder) place(path string, made *sync.Map) (string, error) {
	name := filepath.Join(f.new, filepath.FromSlash(path))
	dir := filepath.Dir(name)
	if _, there := made.Load(dir); there {
		return name, nil
	}
	err := os.Mkdir(dir, 0o755)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	made.Store(dir, nil)
	return name, nil
}

// equal reports whether the files called old and name hold the same.
func equal(old, name string, room []byte) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	d, err := file.Stat()
	return err == nil && holds(old, d.Size(), bufio.NewReader(file), room)
}

// relink makes name the same file as old.
func relink(old, name string) error {
	beside := name + "~"
	if err := os.Link(old, beside); err != nil {
		return err
	}
	return os.Rename(beside, name)
}

// holdsAll reports whether the file called name holds data. It reads into room, where that is large enough.
func holdsAll(name string, data, room []byte) bool {
	if len(data) >= len(room) {
		return holds(name, int64(len(data)), bytes.NewReader(data), room)
	}
	n, err := readPlain(name, room[:len(data)+1])
	return err == nil && n == len(data) && bytes.Equal(room[:n], data)
}

// holds reports whether the file called name holds data, which has so many bytes. It
// reads through room, of two bytes at least, piece by piece.
func holds(name string, size int64, data io.Reader, room []byte) bool {
	if d, err := os.Lstat(name); err != nil || !d.Mode().IsRegular() || d.Size() != size {
		return false
	}
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	theirs, ours := room[:len(room)/2], room[len(room)/2:]
	for size > 0 {
		n := min(int64(len(theirs)), size) // ours has one more where room is odd
		if _, err := io.ReadFull(file, theirs[:n]); err != nil {
			return false
		}
		if _, err := io.ReadFull(data, ours[:n]); err != nil || !bytes.Equal(theirs[:n], ours[:n]) {
			return false
		}
		size -= n
	}
	return true
}

// cause returns err without the path that the caller names anyway.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// depth returns how many folders path stands in.
func depth(path string) int { return strings.Count(path, "/") }
