package main

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// Pages of a live site end with the script that loads them again, and nothing else does.
func TestLivePagesHaveTheScript(t *testing.T) {
	var l live
	l.show(fstest.MapFS{
		"index.html": {Data: []byte("<p>home</p>")}, "404.html": {Data: []byte("gone")}, "a.css": {Data: []byte("p {}"), ModTime: time.Unix(1, 0)},
	})
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("If-Modified-Since", time.Unix(1, 0).UTC().Format(http.TimeFormat))
		l.ServeHTTP(w, r)
		return w
	}
	script := `<script src="` + reloadScript + `" defer></script>` + "\n"
	for path, want := range map[string]string{"/": "<p>home</p>" + script, "/nowhere": "gone" + script, "/a.css": "p {}", reloadScript: reloadText} {
		if w := get(path); w.Body.String() != want || w.Code == http.StatusNotModified {
			t.Errorf("GET %s: %d %q, want %q", path, w.Code, w.Body, want)
		}
	}
}

// annals serve ARCHIVE shows what changes, keeps the site where a build fails, and ends
// when it is told to.
func TestServeArchive(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("a.md", "---\ntitle: Arrest\ndate: 2018-12-06\n---\nPolice arrested Ada Example in Vancouver on December 1, 2018.\n")
	out, said := io.Pipe()
	errs, complained := io.Pipe()
	ended := make(chan int)
	go func() {
		code := run([]string{"serve", "--addr", "127.0.0.1:0", dir}, console{strings.NewReader(""), said, complained})
		said.Close()
		complained.Close()
		ended <- code
	}()
	url := ""
	lines := bufio.NewScanner(out)
	for url == "" && lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), " at http://"); ok {
			url, _, _ = strings.Cut("http://"+rest, " ")
		}
	}
	if url == "" {
		t.Skip("no network on this machine")
	}
	go io.Copy(io.Discard, out)
	builds, err := http.Get(url[:len(url)-1] + reloadBuilds)
	if err != nil {
		t.Fatal(err)
	}
	defer builds.Body.Close()
	news := bufio.NewScanner(builds.Body)
	next := func() (name string) {
		for name == "" && news.Scan() {
			name = news.Text()
		}
		return name
	}
	home := func() string {
		r, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		text, _ := io.ReadAll(r.Body)
		return string(text)
	}
	first := next()
	put("b.md", "---\ntitle: Release\ndate: 2019-12-06\n---\nA judge released Bo Sample in Toronto on December 2, 2019.\n")
	if second := next(); second == first || !strings.Contains(home(), "Bo Sample") {
		t.Errorf("a new article: build %q after %q, and the page does not have it", second, first)
	}
	put("annals.toml", "title = [broken\n")
	if line, err := bufio.NewReader(errs).ReadString('\n'); err != nil || !strings.Contains(line, "annals.toml") {
		t.Errorf("broken settings: %q, %v", line, err)
	}
	if !strings.Contains(home(), "Bo Sample") {
		t.Error("a build that failed has taken the site away")
	}
	go io.Copy(io.Discard, errs)
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("serving ended with %d", code)
	}
}
