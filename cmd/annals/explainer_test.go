package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The timelines in the sample explainer are what annals embed writes when it is given the words of their
// shortcodes as flags, but for where their links lead.
func TestSampleExplainerShowsEmbeds(t *testing.T) {
	const content, at = "../../content", "https://annals.example/"
	source, err := os.ReadFile(content + "/pages/explainer.md")
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(t.TempDir(), "site")
	printed(t, "build", "-o", site, "--base-url", at, content)
	page, err := os.ReadFile(filepath.Join(site, "explainer.html"))
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^\{\{< annals (.*) >\}\}$`).FindAllSubmatch(source, -1)
	if len(codes) < 2 {
		t.Fatalf("the explainer has %d timelines, and should show two", len(codes))
	}
	for _, code := range codes {
		dir := filepath.Join(t.TempDir(), "embed")
		args := []string{"embed", "--mode", "plain", "--base-url", at, "-o", dir}
		for _, word := range regexp.MustCompile(`([a-z-]+)=(?:"([^"]*)"|(\S+))`).FindAllStringSubmatch(string(code[1]), -1) {
			args = append(args, "--"+word[1], word[2]+word[3])
		}
		printed(t, append(args, content)...)
		want, err := os.ReadFile(filepath.Join(dir, "plain.html"))
		if err != nil {
			t.Fatal(err)
		}
		here := strings.ReplaceAll(strings.ReplaceAll(string(want), at+`"`, `index.html"`), at, "")
		if !strings.Contains(string(page), here) {
			t.Errorf("annals %s writes what the explainer does not show:\n%s", strings.Join(args, " "), here)
		}
	}
}
