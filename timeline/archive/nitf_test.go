package archive

import (
	"strings"
	"testing"
)

func TestHostileNITF(t *testing.T) {
	story := func(content string) string {
		return "<nitf><body><body.content>" + content + "</body.content></body></nitf>"
	}
	for what, c := range map[string]struct{ data, want string }{
		"levels":    {story(strings.Repeat("<block>", 100_000) + "<p>Text.</p>"), "skipped: has more than 1000 elements in each other: mend it, or raise depth under [limits] in annals.toml"},
		"laughs":    {`<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + story("<p>&b; said he.</p>"), "&b; said he."},
		"a script":  {story("<p>The pier closed.<script>alert(1)</script></p>"), "The pier closed."},
		"NUL":       {story("<p>The \x00pier\x08 closed.</p>"), "The pier closed."},
		"Latin 1":   {"<?xml version='1.0' encoding='ISO-8859-1'?>" + story("<p>Le caf\xE9 a ferm\xE9.</p>"), "Le café a fermé."},
		"no body":   {"<nitf></nitf>", "skipped: has no text: fill it in or take it out"},
		"a comment": {"<!-- saved --><nitf><body><body.content><p>The pier closed.</p></body.content></body></nitf><!-- end -->", "The pier closed."},
	} {
		if got := textsOf(t, "a.xml", c.data); got != c.want {
			t.Errorf("%s: got %q\nwant %q", what, got, c.want)
		}
	}
}

func FuzzNewsML(f *testing.F) { fuzzEach(f, eachNewsItem, "nitf.txtar") }

func FuzzNITF(f *testing.F) {
	seedWith(f, "nitf.txtar")
	f.Fuzz(func(t *testing.T, data string) {
		d, err := readNITF(&input{name: "x", size: int64(len(data)), limits: DefaultLimits, stream: stream{src: strings.NewReader(data)}})
		if err == nil {
			err = d.finish("x")
		}
		if err == nil {
			checkDraft(t, d)
		}
	})
}
