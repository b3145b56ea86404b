package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"annals/timeline/site"
)

const serveHelp = `
ARCHIVE is what annals build reads, content if none is named. Its site is built anew when a file
of it changes, and pages that are open load again; where a build fails, its fault is said and the
site before it stays. DIR is a site that annals build wrote, which is shown as it is.

Unless --addr says otherwise it is shown to this machine alone. An interrupt (Ctrl-C)
ends it.`

func serveFlags(flags *flag.FlagSet) func(console, []string) error {
	var b building
	b.flags(flags)
	at := place("127.0.0.1:1414")
	flags.Var(&at, "addr", "serve at `ADDRESS`; port 0 takes any free one")
	return func(c console, paths []string) error {
		if len(paths) == 0 {
			paths = []string{"content"}
		}
		if slices.Contains(paths, "-") {
			return misuse("-: what comes by standard input does not change: write its site with annals build, and serve that")
		}
		listener, err := at.listen() // before a build that may take minutes
		if err != nil {
			return err
		}
		defer listener.Close()
		if len(paths) == 1 && site.IsSite(paths[0]) {
			return served(c, paths[0], listener, siteOf(os.DirFS(paths[0])), func(context.Context) {})
		}
		return b.serveArchive(c, paths, listener)
	}
}

// watched returns what a site is built from: the archive at paths, and what the flags name.
func (b *building) watched(paths []string) *watch {
	also := slices.DeleteFunc([]string{b.review, b.templates, b.static}, func(path string) bool { return path == "" })
	return watching(slices.Concat(paths, also)...)
}

// A place is a flag that holds where a server listens: 127.0.0.1:1414, :8080.
type place string

// String returns what was typed.
func (p *place) String() string { return string(*p) }

// Set takes s, which must have a port that there is.
func (p *place) Set(s string) error {
	_, port, err := net.SplitHostPort(s)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return errors.New("it is no address to serve at: write it as 127.0.0.1:1414, or :1414 to be seen from other machines")
	}
	*p = place(s)
	return nil
}

// listen begins to listen at p.
func (p *place) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", string(*p))
	if err == nil {
		return listener, nil
	}
	if nowhere, ok := errors.AsType[*net.DNSError](err); ok {
		return nil, misuse(fmt.Sprintf("--addr %s: %v: write an address of this machine, 127.0.0.1:1414", *p, nowhere))
	}
	if errors.Is(err, syscall.EADDRNOTAVAIL) {
		return nil, misuse(fmt.Sprintf("--addr %s: this machine has no such address: write one that it has, 127.0.0.1:1414", *p))
	}
	return nil, fmt.Errorf("serve: %v: choose another with --addr 127.0.0.1:0", err)
}

// served serves what, which h answers with, at listener until annals is interrupted. Beside it
// runs meanwhile, which must end when its context does.
func served(c console, what string, listener net.Listener, h http.Handler, meanwhile func(context.Context)) error {
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(interrupted, stop) // a second interrupt ends annals at once
	c.say("Serving %s at http://%s/ (Ctrl-C ends it)", what, listener.Addr())
	var wg sync.WaitGroup
	wg.Go(func() { meanwhile(interrupted) })
	err := serve(interrupted, listener, h)
	stop()
	wg.Wait()
	return err
}

// serve answers at listener until ctx is done, and then lets those it answers finish.
func serve(ctx context.Context, listener net.Listener, h http.Handler) error {
	// A reader who waits for the next build is sent away when the server ends.
	within := func(net.Listener) context.Context { return ctx }
	server := &http.Server{Handler: h, BaseContext: within, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// policy lets a page load what stands on its own site, and nothing inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

// types are the content types of what a site holds. The machine's own table
// is not asked, for it differs from one machine to the next.
var types = map[string]string{
	".atom":  "application/atom+xml; charset=utf-8",
	".css":   "text/css; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".ics":   "text/calendar; charset=utf-8",
	".jpg":   "image/jpeg",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json; charset=utf-8",
	".jsonl": "application/jsonl; charset=utf-8",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".webp":  "image/webp",
	".woff2": "font/woff2",
	".xml":   "application/xml; charset=utf-8",
}

// siteOf answers with the files of a site: a folder is its index.html, what
// is not there is 404.html. No folder is listed.
func siteOf(site fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache") // the next build must be seen at once
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
			return
		}
		name := strings.Trim(path.Clean("/"+r.URL.Path), "/")
		if name == "" {
			name = "."
		}
		if d, err := fs.Stat(site, name); err == nil && d.IsDir() {
			if !strings.HasSuffix(r.URL.Path, "/") {
				// Relative: a path that starts with two slashes would lead elsewhere.
				h.Set("Location", path.Base(name)+"/")
				w.WriteHeader(http.StatusMovedPermanently)
				return
			}
			name = path.Join(name, "index.html")
		} else if strings.HasSuffix(r.URL.Path, "/") {
			name = "" // a file is no folder
		}
		if !send(w, r, site, name) {
			notFound(w, r, site)
		}
	})
}

// send answers with the file name, and reports whether there is one.
func send(w http.ResponseWriter, r *http.Request, site fs.FS, name string) bool {
	f, err := site.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	d, err := f.Stat()
	content, seeks := f.(io.ReadSeeker)
	if err != nil || !d.Mode().IsRegular() || !seeks {
		return false
	}
	setType(w.Header(), name)
	http.ServeContent(w, r, name, d.ModTime(), content)
	return true
}

func notFound(w http.ResponseWriter, r *http.Request, site fs.FS) {
	page, err := fs.ReadFile(site, "404.html")
	if err != nil {
		http.Error(w, "404: there is no such page", http.StatusNotFound)
		return
	}
	setType(w.Header(), "404.html")
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		w.Write(page)
	}
}

func setType(h http.Header, name string) {
	t, ok := types[path.Ext(name)]
	if !ok {
		t = "application/octet-stream"
	}
	h.Set("Content-Type", t)
}
