package archive

import (
	"strings"
	"testing"
)

// Fuzz for long with -fuzzminimizetime 10x: by itself go test spends a minute on making each
// input smaller that reaches something new, and counts nothing in that time.

// Any bytes, called like a container, are read or refused; what is read of them
// keeps the laws of articles, and what is not is told.
func FuzzContainers(f *testing.F) {
	good := entry{"2018/a.md", "---\ndate: 2018-12-01\n---\nIt happened on Monday."}
	rows := entry{"rows.jsonl", "{\"id\":\"x\",\"text\":\"It happened.\"}\n"}
	names := []string{"a.zip", "a.tar", "a.tar.gz", "a.jsonl.zst", "a.txt"}
	for i, data := range []string{
		zipOf(f, good, rows), tarOf(f, good, rows), gzipOf(f, tarOf(f, good)), zstdOf(f, rows.data), gzipOf(f, rows.data, rows.data),
		zipOf(f, entry{"in.tar.gz", gzipOf(f, tarOf(f, good))}), zipOf(f, entry{"hugo.toml", ""}, entry{"content/a.md", good.data}), encrypted(zipOf(f, good)),
	} {
		f.Add(data, byte(i))
	}
	f.Fuzz(func(t *testing.T, data string, name byte) {
		limits := Limits{Article: 1 << 20, Unpacked: 16 << 20, Aside: 8 << 20}
		called := names[int(name)%len(names)]
		a := &Archive{}
		r := &reading{
			archive: &Archive{Passed: map[string]int{}, Unread: map[string]int{}, Files: map[string]int{}, Others: map[string]int{}},
			limits:  limits.over(DefaultLimits),
			found: func(found Found) error {
				a.Articles = append(a.Articles, found.Article)
				return nil
			},
		}
		if err := r.all([]file{{name: called, path: called, archive: "archive", src: strings.NewReader(data)}}); err != nil {
			t.Fatal(err)
		}
		check(t, a)
		for _, p := range r.archive.Skipped {
			if p.Path == "" || p.Reason == "" {
				t.Errorf("%q says too little", p)
			}
		}
	})
}

// What stands in braces goes, and nothing else: without any, a page stays as it is.
func FuzzBraces(f *testing.F) {
	for _, s := range []string{"a {{< b >}} c", "{{% a %}}b{{% /a %}}", "{% highlight x %}\ncode {\n{% endhighlight %}", "{{", "{: .a }", "* TOC\n{:toc}\n", "{# a #}", "{{< highlight >}}{{< code >}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		got := withoutBraced(page)
		if len(got) > len(page) {
			t.Errorf("%q grew to %q", page, got)
		}
		if !strings.Contains(page, "{") && got != page {
			t.Errorf("%q became %q", page, got)
		}
	})
}
