package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// A live site is built anew while it is served. Its pages, and only as they are served,
// end with a script that loads them again when a new build stands: the built files have none.
type live struct {
	mu    sync.Mutex
	site  fs.FS         // the last that was built whole
	build string        // its name, another one for each
	next  chan struct{} // closed when another stands
}

// Where a live site has what is not of the site. No page begins so.
const (
	reloadScript = "/.annals/reload.js"
	reloadBuilds = "/.annals/builds"
)

const reloadText = `'use strict'
let build
new EventSource('` + reloadBuilds + `').onmessage = e => {
	if (build && build !== e.data) location.reload()
	build = e.data
}
`

// show puts site in the place of the last one, and tells those who look at it.
func (l *live) show(site fs.FS) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.next != nil {
		close(l.next)
	}
	l.site, l.build, l.next = site, rand.Text(), make(chan struct{})
}

// now returns the site that stands, its name, and what is closed when it no longer does.
func (l *live) now() (fs.FS, string, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.site, l.build, l.next
}

// ServeHTTP answers with the site that stands.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Header.Del("If-Modified-Since") // two builds may stand within the second that it counts by
	site, _, _ := l.now()
	switch r.URL.Path {
	case reloadScript:
		setType(w.Header(), reloadScript)
		w.Write([]byte(reloadText))
	case reloadBuilds:
		l.tell(w, r)
	default:
		siteOf(withScript{site}).ServeHTTP(w, r)
	}
}

// tell names the build that stands, and each later one, until the reader or the server leaves.
func (l *live) tell(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w)
	for {
		_, build, next := l.now()
		fmt.Fprintf(w, "data: %s\n\n", build)
		if flush.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}

// withScript is a site whose pages end with the script that loads them again.
type withScript struct{ fs.FS }

// Open opens a file; of a page, one with the script.
func (s withScript) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil || path.Ext(name) != ".html" {
		return f, err
	}
	defer f.Close()
	d, err := f.Stat()
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(s.FS, name)
	if err != nil {
		return nil, err
	}
	text = append(text, `<script src="`+reloadScript+`" defer></script>`+"\n"...)
	return page{bytes.NewReader(text), d, int64(len(text))}, nil
}

// A page is a file that is longer than it was built.
type page struct {
	*bytes.Reader
	fs.FileInfo
	size int64
}

func (p page) Size() int64                { return p.size }
func (p page) Stat() (fs.FileInfo, error) { return p, nil }
func (p page) Close() error               { return nil }

// serveArchive builds the archive at paths, and again whenever it changes, and serves
// at listener what was built last. A build that fails leaves the site before it.
func (b *building) serveArchive(c console, paths []string, listener net.Listener) error {
	scratch, err := os.MkdirTemp("", "annals-serve-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	built := 0
	var l live
	again := func() error {
		dir := path.Join(scratch, fmt.Sprint("site-", built+1))
		if _, err := b.build(c, paths, dir); err != nil {
			return err
		}
		b.like = dir
		built++
		l.show(os.DirFS(dir))
		os.RemoveAll(path.Join(scratch, fmt.Sprint("site-", built-1)))
		return nil
	}
	files := b.watched(paths)
	if err := again(); err != nil {
		return err
	}
	return served(c, strings.Join(paths, " "), listener, &l, func(ctx context.Context) {
		files.follow(ctx, func() {
			c.say("\nChanged at %s:", time.Now().Format(time.TimeOnly))
			if err := again(); err != nil {
				c.complain(err)
				c.say("The site stands as it was")
			}
		})
	})
}
