package archive

import (
	"archive/tar"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"
)

// An entry is a file that a test puts into a container.
type entry struct{ name, data string }

func zipOf(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.Create(e.name)
		if err == nil {
			_, err = io.WriteString(f, e.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		err := w.WriteHeader(&tar.Header{Name: e.name, Size: int64(len(e.data)), Mode: 0o644, Typeflag: tar.TypeReg})
		if err == nil {
			_, err = io.WriteString(w, e.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, m); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func zstdOf(t testing.TB, data string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(data), nil))
}

// folderOf writes files as they are into a folder.
func folderOf(t testing.TB, files ...entry) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), []byte(f.data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// skipped returns what was skipped, without the folder.
func skipped(a *Archive, dir string) string {
	var all []string
	for _, p := range a.Skipped {
		all = append(all, filepath.ToSlash(strings.ReplaceAll(p.String(), dir+string(filepath.Separator), "")))
	}
	return strings.Join(all, "\n")
}

// Containers hold files and each other. An article in one is called by its path,
// through all of them.
func TestContainers(t *testing.T) {
	md := entry{"2018/a.md", "---\ndate: 2018-12-01\n---\nOne happened."}
	rows := entry{"rows.jsonl", "{\"id\":\"x\",\"text\":\"Two happened.\"}\n"}
	files := []entry{md, rows, {"picture.jpg", "\xFF\xD8\xFF\x00"}, {"__MACOSX/._a.md", "no"}, {".hidden.md", "no"}, {"sub/", ""}}
	plain := files[:3]
	tarred := files[:5]
	for name, c := range map[string]struct{ data, want string }{
		"box.zip":        {zipOf(t, files...), "box.zip/2018/a.md box.zip/rows.jsonl#x"},
		"box.tar":        {tarOf(t, tarred...), "box.tar/2018/a.md box.tar/rows.jsonl#x"},
		"box.tar.gz":     {gzipOf(t, tarOf(t, tarred...)), "box.tar.gz/2018/a.md box.tar.gz/rows.jsonl#x"},
		"box.tgz":        {gzipOf(t, tarOf(t, tarred...)), "box.tgz/2018/a.md box.tgz/rows.jsonl#x"},
		"box.tar.zst":    {zstdOf(t, tarOf(t, tarred...)), "box.tar.zst/2018/a.md box.tar.zst/rows.jsonl#x"},
		"rows.jsonl.gz":  {gzipOf(t, rows.data), "rows.jsonl.gz#x"},
		"a.md.zst":       {zstdOf(t, md.data), "a.md.zst"},
		"wrong.html":     {gzipOf(t, md.data+"\n"), "wrong.html"}, // a gzip all the same
		"wrong.txt":      {zipOf(t, md), "wrong.txt/2018/a.md"},
		"members.txt.gz": {gzipOf(t, "First\n\nOne happened", " on a Monday.\n"), "members.txt.gz"},
		"deep.zip": {zipOf(t, entry{"in.tar.gz", gzipOf(t, tarOf(t, plain...))}, entry{"in.zip", zipOf(t, plain...)}),
			"deep.zip/in.tar.gz/2018/a.md deep.zip/in.tar.gz/rows.jsonl#x deep.zip/in.zip/2018/a.md deep.zip/in.zip/rows.jsonl#x"},
		"large.tar": {tarOf(t, entry{"in.zip", zipOf(t, entry{"noise.bin", noise(2 * inMemory)}, md)}), "large.tar/in.zip/2018/a.md"},
	} {
		dir := folderOf(t, entry{name, c.data})
		for _, path := range []string{dir, filepath.Join(dir, name)} {
			a := read(t, path)
			if got := ids(a); got != c.want || len(a.Skipped) > 0 {
				t.Errorf("%s: got %q, want %q, skipped %v", path, got, c.want, a.Skipped)
			}
		}
	}
}

// noise returns bytes that cannot be packed.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return string(b)
}

func TestStandardInputAndPatterns(t *testing.T) {
	dir := folderOf(t, entry{"a.md", "One happened."}, entry{"b.md", "Two happened."}, entry{"c.txt", "Three happened."}, entry{"d[1].md", "Four happened."})
	for _, c := range []struct{ path, want string }{
		{filepath.Join(dir, "*.md"), "a.md b.md d[1].md"},
		{filepath.Join(dir, "[bc].*"), "b.md c.txt"},
		{filepath.Join(dir, "d[1].md"), "d[1].md"}, // what is called so is meant
	} {
		if got := ids(read(t, c.path)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
	if _, err := Read([]string{filepath.Join(dir, "*.pdf")}, Options{}); err == nil || !strings.Contains(err.Error(), "*.pdf: nothing is called so") {
		t.Error(err)
	}
	for data, want := range map[string]string{
		"It happened.": "stdin",
		"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n":       "stdin#1 stdin#2",
		zipOf(t, entry{"a.md", "It happened."}):            "stdin/a.md",
		gzipOf(t, tarOf(t, entry{"a.md", "It happened."})): "stdin/a.md",
	} {
		a, err := Read([]string{"-"}, Options{Stdin: strings.NewReader(data)})
		if err != nil || ids(a) != want {
			t.Errorf("%.20q: got %q, %v, want %q", data, ids(a), err, want)
		}
	}
}

// A container may be broken, or made to break what reads it. That costs what is
// broken of it, and is said.
func TestHostileContainers(t *testing.T) {
	good := entry{"good.md", "It happened on Monday."}
	zeros := strings.Repeat("\x00", 30<<20)
	bomb := func(data string) string { return gzipOf(t, data) }
	nested := zipOf(t, good)
	for i := range 5 {
		nested = zipOf(t, entry{fmt.Sprintf("%d.zip", i), nested})
	}
	cut := func(s string, n int) string { return s[:len(s)-n] }
	for _, c := range []struct{ name, data, want, skipped string }{
		{"up.zip", zipOf(t, entry{"../../up.md", "No."}, entry{`..\up.md`, "No."}, good), "up.zip/good.md",
			"up.zip/../../up.md: is named as if it lay outside of its container: take it out of the container, or unpack it yourself\n" +
				"up.zip/../up.md: is named as if it lay outside of its container: take it out of the container, or unpack it yourself"},
		{"root.tar", tarOf(t, entry{"/abs/a.md", "One."}, entry{`C:\abs\b.md`, "Two."}), "root.tar/abs/a.md root.tar/abs/b.md", ""},
		{"names.zip", zipOf(t, entry{"caf\xE9.md", "One."}, entry{"nul\x00.md", "Two."}, entry{strings.Repeat("x", 5000) + ".md", "Three."}),
			"names.zip/caf%E9.md names.zip/nul%00.md",
			"names.zip/" + strings.Repeat("x", 40) + "…: has a name of 5003 bytes: give it a shorter one"},
		{"twice.zip", zipOf(t, good, entry{"good.md", "It happened again."}), "twice.zip/good.md archive/twice.zip/good.md", ""},
		{"sidecar.zip", zipOf(t, entry{"annals.csv", "path,published\ngood.md,2018"}, good), "sidecar.zip/good.md", "sidecar.zip/annals.csv: counts only in a folder: unpack the archive"},
		{"settings.zip", zipOf(t, entry{"annals.toml", "title = 'x'"}, good), "settings.zip/good.md", "settings.zip/annals.toml: counts only in a folder: unpack the archive"},
		{"links.tar", linked(t, good), "links.tar/good.md", "links.tar/link.md: is a link, and these are not followed in a container: put the file itself there"},
		{"links.zip", linkedZip(t, good), "links.zip/good.md", "links.zip/link.md: is a link, and these are not followed in a container: put the file itself there"},
		{"secret.zip", encrypted(zipOf(t, entry{"secret.md", "No."})), "", "secret.zip/secret.md: is encrypted: unpack it yourself"},
		{"office.zip", zipOf(t, entry{"[Content_Types].xml", "<Types/>"}, entry{"word/document.xml", "<x/>"}), "", ""},
		{"cut.zip", cut(zipOf(t, good), 10), "cut.zip/good.md", "cut.zip: is cut off: only what stands before, 1 file, could be read: fetch it again"},
		{"none.zip", "It happened.", "", "none.zip: is no zip that can be read, or is cut off: not a valid zip file: fetch it again"},
		{"empty.zip", zipOf(t), "", "empty.zip: holds no files: fill it in or take it out"},
		{"flipped.zip", strings.Replace(storedZip(t, good), "Monday", "Sunday", 1), "", "flipped.zip/good.md: is broken where it is packed: checksum error: fetch it again"},
		{"bomb.zip", zipOf(t, entry{"bomb.txt", zeros}, entry{"bomb.jsonl", strings.Repeat(" \n", 30<<20)}, good), "",
			"bomb.zip/bomb.txt: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant\n" +
				"bomb.zip/bomb.jsonl: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant\n" +
				"bomb.zip: is not read any further: one of its files unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant"},
		{"bombs.zip", zipOf(t, entry{"noise.bin", noise(1 << 20)}, entry{"bomb.txt", zeros}, good), "bombs.zip/good.md",
			"bombs.zip/bomb.txt: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant"},
		{"bomb.txt.gz", bomb(zeros), "", "bomb.txt.gz: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant"},
		{"bomb.txt.gz.gz", bomb(bomb(zeros)), "", "bomb.txt.gz.gz: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant"},
		{"bomb.txt.zst", zstdOf(t, zeros), "", "bomb.txt.zst: unpacks to more than 200 times its size: see what it is, and raise ratio under [limits] in annals.toml if it is meant"},
		{"nested.zip", nested, "", "nested.zip/4.zip/3.zip/2.zip/1.zip: lies in 4 containers, one in another: unpack it yourself, or raise nesting under [limits] in annals.toml"},
		{"cut.tar", cut(tarOf(t, good, entry{"cut.md", strings.Repeat("It happened. ", 200)}), 2048), "cut.tar/good.md", "cut.tar/cut.md: ends too early: fetch it again\ncut.tar: at byte 3584: ends too early: fetch it again: what follows was not read"},
		{"cut.md.gz", cut(gzipOf(t, good.data), 12), "", "cut.md.gz: at byte 1: holds gzip that ends too early: fetch it again"},
		{"cut.md.zst", cut(zstdOf(t, strings.Repeat(good.data, 100)), 6), "", "cut.md.zst: "},
		{"empty.gz", "\x1F\x8B\x08", "", "empty.gz: is no gzip: fetch it again"},
		{"none.md.gz", "It happened.", "", "none.md.gz: is no gzip: fetch it again"},
	} {
		dir := folderOf(t, entry{c.name, c.data})
		a := read(t, dir)
		if got := ids(a); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if got := skipped(a, dir); got != c.skipped && !(strings.HasSuffix(c.skipped, ": ") && strings.HasPrefix(got, c.skipped)) {
			t.Errorf("%s: skipped %q, want %q", c.name, got, c.skipped)
		}
		check(t, a)
	}
}

// Of a zip that was cut off all is read that stands before the cut, and what is not is told.
func TestCutZips(t *testing.T) {
	said := func(name string) entry {
		return entry{name + ".md", "It happened on Monday, said " + name + ". " + strings.Repeat(name, 50)}
	}
	one, two, three := said("one"), said("two"), said("three")
	for form, data := range map[string]string{"described behind": zipOf(t, one, two, three), "sized before": rawZip(t, one, two, three)} {
		ends := map[string]int{} // where the files end
		for _, e := range []entry{one, two, three} {
			ends[e.name] = strings.Index(data, "PK\x01\x02")
			if i := strings.Index(data, e.name); strings.Contains(data[i:ends[e.name]], "PK\x03\x04") {
				ends[e.name] = i + strings.Index(data[i:], "PK\x03\x04")
			}
		}
		for n := strings.Index(data, "PK\x01\x02"); n > 40; n -= 7 {
			dir := folderOf(t, entry{"box.zip", data[:n]})
			a := read(t, dir)
			got := ids(a)
			for name, end := range ends {
				if end <= n && !strings.Contains(got, name) || end > n+16 && strings.Contains(got, name) {
					t.Errorf("%s, cut at %d: got %q, and %s ends at %d", form, n, got, name, end)
				}
			}
			if told := skipped(a, dir); !strings.Contains(told, "box.zip: is cut off") {
				t.Errorf("%s, cut at %d: told %q", form, n, told)
			}
			check(t, a)
		}
	}
}

// rawZip returns a zip whose files have their sizes before them.
func rawZip(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateRaw(&zip.FileHeader{Name: e.name, CRC32: crc32.ChecksumIEEE([]byte(e.data)), CompressedSize64: uint64(len(e.data)), UncompressedSize64: uint64(len(e.data))})
		if err == nil {
			_, err = io.WriteString(f, e.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Of gzip only the member that is broken is lost, whatever lies in it.
func TestBrokenMembersOfGzip(t *testing.T) {
	said := func(i int) string {
		return fmt.Sprintf("Thing %d happened, said %x.", i, crc32.ChecksumIEEE([]byte{byte(i)}))
	}
	for _, form := range []struct {
		name, head, tail string
		record           func(i int) string
	}{
		{"rows.jsonl.gz", "", "", func(i int) string { return fmt.Sprintf("{\"id\":\"%d\",\"text\":%q}\n", i, said(i)) }},
		{"rows.csv.gz", "id,date,text\n", "", func(i int) string {
			return fmt.Sprintf("%d,2018-12-0%d,\"%s\n\nOn Monday, that is, or so it seemed.\"\n", i, i+1, said(i))
		}},
		{"posts.xml.gz", `<rss xmlns:wp="x"><channel><title>S</title>`, "</channel></rss>", func(i int) string {
			return fmt.Sprintf("<item><wp:post_id>%d</wp:post_id><title>T</title><content:encoded><![CDATA[%s]]></content:encoded></item>\n", i, said(i))
		}},
	} {
		var whole []string
		for i := range 6 {
			r := form.record(i)
			if i == 0 {
				r = form.head + r
			}
			whole = append(whole, gzipOf(t, r))
		}
		members := make([]string, 6)
		for _, c := range []struct {
			name   string
			change func()
			want   string
			faults int
		}{
			{"as it is", func() {}, "0 1 2 3 4 5", 0},
			{"one is cut", func() { members[2] = members[2][:len(members[2])-20] }, "0 1 3 4 5", 1},
			{"one is changed", func() { members[2] = members[2][:20] + "xxxxxxxx" + members[2][28:] }, "0 1 3 4 5", 1},
			{"noise between", func() { members[2] += "no gzip" }, "0 1 2 3 4 5", 1},
			{"padding between", func() { members[2] += "\x00\x00\x00" }, "0 1 2 3 4 5", 0},
			{"padding behind", func() { members[5] += strings.Repeat("\x00", 512) }, "0 1 2 3 4 5", 0},
			{"the last is cut", func() { members[5] = members[5][:len(members[5])-20] }, "0 1 2 3 4", 1},
			{"noise behind", func() { members[5] += "no gzip" }, "0 1 2 3 4 5", 1},
		} {
			if form.name == "rows.csv.gz" && c.name == "one is changed" {
				continue // a table does not show what was changed: the rows before the checksum are given as they are
			}
			copy(members, whole)
			c.change()
			dir := folderOf(t, entry{form.name, strings.Join(members, "") + gzipOf(t, form.tail)})
			a := read(t, dir)
			want := form.name + "#" + strings.ReplaceAll(c.want, " ", " "+form.name+"#")
			if got := ids(a); got != want || len(a.Skipped) < c.faults || len(a.Skipped) > 2*c.faults { // half a line may have become a line of nonsense
				t.Errorf("%s, %s: got %q, want %q, skipped %v", form.name, c.name, got, want, a.Skipped)
			}
			if told := skipped(a, dir); c.faults > 0 && !strings.Contains(told, "gzip") {
				t.Errorf("%s, %s: %s", form.name, c.name, told)
			}
		}
	}
}

func linked(t testing.TB, good entry) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []*tar.Header{
		{Name: "link.md", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink},
		{Name: "link", Linkname: "good.md", Typeflag: tar.TypeSymlink},
		{Name: "device.md", Typeflag: tar.TypeChar},
		{Name: good.name, Typeflag: tar.TypeReg, Size: int64(len(good.data))},
	} {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
	}
	io.WriteString(w, good.data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func linkedZip(t testing.TB, good entry) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "link.md"}
	h.SetMode(fs.ModeSymlink | 0o777)
	f, err := w.CreateHeader(h)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "/etc/passwd")
	if f, err = w.Create(good.name); err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, good.data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func storedZip(t testing.TB, e entry) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, e.data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// encrypted sets the flag that says so, in both headers.
func encrypted(data string) string {
	b := []byte(data)
	b[6] |= 1
	if i := bytes.Index(b, []byte("PK\x01\x02")); i > 0 {
		b[i+8] |= 1
	}
	return string(b)
}
