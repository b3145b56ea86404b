package archive

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOpensMail(t *testing.T) {
	for head, want := range map[string]bool{
		"From: Ann <ann@example.org>\nSubject: x\n\nText":                 true,
		"Return-Path: <a@b.example>\r\nReceived: by x\r\n\tfor y\r\n\r\n": true,
		"Subject: x\n\nText":                       false, // one alone is a line of a text
		"From: here\nwe went on: To: there\n":      false,
		"title: x\ndate: 2018\n":                   false,
		"Date: in the text\nof a story. From: it.": false,
		"": false,
	} {
		if got := opensMail([]byte(head)); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

func TestOpensMessage(t *testing.T) {
	for line, want := range map[string]bool{
		"From ann@gazette.example Mon Dec  3 14:05:00 2018":       true,
		"From ann@gazette.example Mon Dec  3 14:05:00 2018 -0500": true,
		"From - Mon Dec 03 14:05:00 2018":                         true,
		"From \"Ann Sample\" Mon Dec 3 14:05 EST 2018":            true,
		"From Monday on the bridge is closed.":                    false,
		"From 10:00 until noon it rained.":                        false,
		"From 2018 on it was closed.":                             false,
		"from ann@gazette.example Mon Dec  3 14:05:00 2018":       false,
		"From:  Mon Dec  3 14:05:00 2018":                         false,
	} {
		if got := opensMessage([]byte(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestEncodingsOfMail(t *testing.T) {
	for _, c := range []struct{ data, encoding, want string }{
		{"caf\xe9", "iso-8859-1", "café"},
		{"caf\xc3\xa9", "iso-8859-1", "café"}, // labels are wrong more often than bytes are UTF-8 by chance
		{"caf\xe9", "", "café"},
		{"caf\xe9", "no-such", "café"},
		{"\xff\xfec\x00\xe9\x00", "utf-16", "cé"},
		{"\xfe\xff\x00c\x00\xe9", "utf-16", "cé"},
		{"c\x00\xe9\x00", "utf-16le", "cé"},
		{"\x1b$B;T\x1b(B", "iso-2022-jp", "市"},
		{"a\x00b", "us-ascii", "ab"},
		{"\xed\xcf\xd3\xd4", "koi8-r", "Мост"},
	} {
		if got, err := inCharset(c.data, c.encoding); got != c.want || err != nil {
			t.Errorf("%q in %q: %q %v, want %q", c.data, c.encoding, got, err, c.want)
		}
	}
}

// A message that is too long costs itself, and none is held beside another.
func TestMailboxIsRead(t *testing.T) {
	const opening = "From a@b.example Mon Dec  3 14:05:00 2018\r\n"
	box := opening + "Subject: 1\r\n\r\nOne.\r\n\r\n" +
		opening + "Subject: 2\r\n\r\n" + strings.Repeat("long ", 100_000) + "\r\n\r\n" +
		opening + "Subject: 3\r\n\r\n>From here.\r\n>>From there.\r\n> From nowhere.\r\n" + opening + "\r\n" +
		opening + "Subject: 4\r\n\r\nFour."
	var got []string
	err := eachBoxed(strings.NewReader(box), 1000, func(m boxed) error {
		got = append(got, fmt.Sprint(m.line, m.long, " ", m.text))
		return nil
	})
	want := []string{
		"1 false Subject: 1\n\nOne.\n\n",
		"6 true ",
		"11 false Subject: 3\n\nFrom here.\n>From there.\n> From nowhere.\n" + strings.TrimSuffix(opening, "\r\n") + "\n\n", // no blank line before it
		"19 false Subject: 4\n\nFour.",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%q\n%q", err, got, want)
	}
}

func TestBrokenMailboxes(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"nothing.mbox": "",
		"other.mbox":   "Something else.\n",
		"late.mbox":    "\n\nFrom a@b.example Mon Dec  3 14:05:00 2018\nSubject: x\n\nIt happened.\n",
		"nul.mbox":     "From a@b.example Mon Dec  3 14:05:00 2018\nSubject: \x00x\n\nIt\x00 happened.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a := read(t, dir)
	check(t, a)
	if got, want := ids(a), "late.mbox#1 nul.mbox#1"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
	if len(a.Skipped) != 2 || !strings.Contains(a.Skipped[0].String(), "nothing.mbox: is empty") || !strings.Contains(a.Skipped[1].String(), "other.mbox:1: is no mailbox") {
		t.Error(a.Skipped)
	}
}

// Mail that is made to break its reader is read or refused, and never more.
func TestHostileMail(t *testing.T) {
	deep := ""
	for i := range 50 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	itself := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n", 100_000)
	for name, text := range map[string]string{
		"deep":     deep + "\nText.",
		"many":     itself,
		"header":   "Subject: " + strings.Repeat("x", 1<<20) + "\nFrom: a\n\nText.",
		"folded":   "Subject: x\n" + strings.Repeat(" y\n", 200_000) + "\nText.",
		"words":    "Subject: " + strings.Repeat("=?utf-8?B?//8=?=", 10_000) + "\n\nText.",
		"boundary": "Content-Type: multipart/mixed; boundary=\"\"\n\n--\nText.",
		"base64":   "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n====!!!!VGV4dA",
		"quoted":   "Content-Transfer-Encoding: quoted-printable\n\n=ZZ=\n=\n==3D",
		"charset":  "Content-Type: text/plain; charset=utf-16\n\n\xff\xfeT",
		"from":     "From: " + strings.Repeat("<", 100_000) + "\nSubject: x\n\nText.",
		"flowed":   "Content-Type: text/plain; format=flowed\n\n" + strings.Repeat("> \n> > \n", 50_000),
		"forwards": "Subject: x\n\n" + strings.Repeat("---- Forwarded message ----\nFrom: a\nDate: b\n\n", 20_000),
	} {
		d, err := readMail(text)
		if err == nil {
			err = d.finish(name)
		}
		if f, ok := err.(*fault); err != nil && (!ok || f.do == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzMail(f *testing.F) { fuzz(f, readMail, "mail.txtar") }

func FuzzMailbox(f *testing.F) {
	f.Add("From a@b.example Mon Dec  3 14:05:00 2018\nSubject: x\n\n>From here.\n\nFrom a@b.example Mon Dec  3 14:05:00 2018\n\nText.")
	f.Fuzz(func(t *testing.T, text string) {
		line := 0
		eachBoxed(strings.NewReader(text), 100, func(m boxed) error {
			if m.line <= line || len(m.text) > 100 {
				t.Errorf("message on line %d after %d, of %d bytes", m.line, line, len(m.text))
			}
			line = m.line
			return nil
		})
	})
}

func BenchmarkMailbox(b *testing.B) {
	message := "From a@gazette.example Mon Dec  3 14:05:00 2018\nFrom: Sample Gazette <a@gazette.example>\nSubject: The council\nDate: Mon, 3 Dec 2018 14:05:00 -0500\n\n" +
		strings.Repeat("The council met on Monday and agreed to build the bridge, which had been planned\nsince 2016. It will cost 4 million dollars, the mayor said.\n\n", 12)
	box := strings.Repeat(message, 1000)
	b.SetBytes(int64(len(box)))
	b.ReportAllocs()
	for b.Loop() {
		err := eachBoxed(strings.NewReader(box), 1<<20, func(m boxed) error {
			_, err := readMail(m.text)
			return err
		})
		if err != nil && err != io.EOF {
			b.Fatal(err)
		}
	}
}
