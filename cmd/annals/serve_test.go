package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func siteWith(files map[string]string) http.Handler {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return siteOf(m)
}

var small = map[string]string{
	"index.html":          "home",
	"404.html":            "no such page",
	"style.css":           "p {}",
	"events.jsonl":        "{}",
	"years/index.html":    "years",
	"years/1999.html":     "the year",
	"empty/notes":         "not an index",
	"odd names/a&b.html":  "odd",
	"articles/x.md.html":  "an article",
	"data/unknown.bin":    "?",
	"feed.atom":           "<feed/>",
	"static/script.js":    "1",
	"sitemap.xml":         "<urlset/>",
	"pictures/a.svg":      "<svg/>",
	"pictures/readme.txt": "text",
}

func TestServe(t *testing.T) {
	for _, c := range []struct {
		path, body, kind string
		status           int
	}{
		{"/", "home", "text/html; charset=utf-8", 200},
		{"/index.html", "home", "text/html; charset=utf-8", 200},
		{"/years/", "years", "text/html; charset=utf-8", 200},
		{"/years/1999.html", "the year", "text/html; charset=utf-8", 200},
		{"/odd%20names/a&b.html", "odd", "text/html; charset=utf-8", 200},
		{"/style.css", "p {}", "text/css; charset=utf-8", 200},
		{"/static/script.js", "1", "text/javascript; charset=utf-8", 200},
		{"/events.jsonl", "{}", "application/jsonl; charset=utf-8", 200},
		{"/feed.atom", "<feed/>", "application/atom+xml; charset=utf-8", 200},
		{"/sitemap.xml", "<urlset/>", "application/xml; charset=utf-8", 200},
		{"/pictures/a.svg", "<svg/>", "image/svg+xml", 200},
		{"/data/unknown.bin", "?", "application/octet-stream", 200},

		{"/nowhere", "no such page", "text/html; charset=utf-8", 404},
		{"/nowhere/", "no such page", "text/html; charset=utf-8", 404},
		{"/style.css/", "no such page", "text/html; charset=utf-8", 404},
		{"/empty/", "no such page", "text/html; charset=utf-8", 404}, // and no list of what is in it
		{"/../serve.go", "no such page", "text/html; charset=utf-8", 404},
		{"/..%2fserve.go", "no such page", "text/html; charset=utf-8", 404},
		{"/%00", "no such page", "text/html; charset=utf-8", 404},
	} {
		w := httptest.NewRecorder()
		siteWith(small).ServeHTTP(w, httptest.NewRequest("GET", c.path, nil))
		if w.Code != c.status || w.Body.String() != c.body || w.Header().Get("Content-Type") != c.kind {
			t.Errorf("GET %s: got %d %s %q, want %d %s %q", c.path, w.Code, w.Header().Get("Content-Type"), w.Body, c.status, c.kind, c.body)
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") || strings.Contains(got, "unsafe") {
			t.Errorf("GET %s: Content-Security-Policy is %q", c.path, got)
		}
	}
}

func TestServeLeadsToFolders(t *testing.T) {
	for path, want := range map[string]string{"/years": "years/", "//years": "years/", "/empty": "empty/"} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path
		siteWith(small).ServeHTTP(w, r)
		if got := w.Header().Get("Location"); w.Code != 301 || got != want {
			t.Errorf("GET %s: got %d to %q, want 301 to %q", path, w.Code, got, want)
		}
	}
}

func TestServeAnswersReadersOnly(t *testing.T) {
	w := httptest.NewRecorder()
	siteWith(small).ServeHTTP(w, httptest.NewRequest("POST", "/", strings.NewReader("x")))
	if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST /: got %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	w = httptest.NewRecorder()
	siteWith(small).ServeHTTP(w, httptest.NewRequest("HEAD", "/nowhere", nil))
	if w.Code != 404 || w.Body.Len() != 0 {
		t.Errorf("HEAD /nowhere: got %d and %d bytes", w.Code, w.Body.Len())
	}
}

func TestServeEndsCleanly(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip("no network on this machine:", err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- serve(ctx, listener, siteWith(small)) }()
	response, err := http.Get("http://" + listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || string(body) != "home" {
		t.Errorf("GET /: got %q, %v", body, err)
	}
	end()
	if err := <-ended; err != nil {
		t.Errorf("serving ended with %v", err)
	}
}

// A site without a 404 page still answers 404.
func TestServeWithoutNotFoundPage(t *testing.T) {
	w := httptest.NewRecorder()
	siteWith(map[string]string{"index.html": "home"}).ServeHTTP(w, httptest.NewRequest("GET", "/nowhere", nil))
	if w.Code != 404 || !strings.Contains(w.Body.String(), "404") {
		t.Errorf("GET /nowhere: got %d %q", w.Code, w.Body)
	}
}
