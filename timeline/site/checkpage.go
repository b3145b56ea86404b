package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// A pageCheck reads a page once, from its beginning to its end.
type pageCheck struct {
	checked
	name string
	line int      // on which the tag stands that is read
	open []string // the elements that stand open

	phrase  int            // how many of these hold no more than a phrase
	written map[string]int // elements, by their names
	refs    map[string]int // ids that attributes refer to, with the line
	level   int            // of the last heading
	h1      int
	title   bool
	data    bool // the script that is open holds data, which nothing runs
	quoted  bool // a blockquote stands that nobody is said to have said
	broken  bool // what follows would all be reported: once is enough
}

// checkPage reads one page.
func checkPage(name string, data []byte) (checked, error) {
	c := pageCheck{
		checked: checked{ids: map[string]bool{}, links: map[string]int{}}, name: name, line: 1,
		written: map[string]int{}, refs: map[string]int{},
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		lines := bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF {
				return c.checked, err
			}
			return c.checked, c.end(data)
		case html.StartTagToken, html.SelfClosingTagToken:
			c.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			tag, _ := z.TagName()
			c.close(string(tag))
		case html.TextToken:
			c.text(z.Text())
		}
		c.line += lines
	}
}

func (c *pageCheck) fault(form string, args ...any) {
	c.problems = append(c.problems, Problem{c.name, c.line, fmt.Sprintf(form, args...)})
}

// parent returns the element that stands open, "" where there is none.
func (c *pageCheck) parent() string {
	if n := len(c.open); n > 0 {
		return c.open[n-1]
	}
	return ""
}

// start reads a tag that begins an element.
func (c *pageCheck) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	tag := string(name)
	c.written[tag]++
	drawn := slices.Contains(c.open, "svg")
	known, ok := knownElements()[tag]
	if !ok && !drawn {
		c.fault("<%s>: HTML knows no such element", tag)
	}
	if !drawn && !c.broken {
		c.nest(tag)
	}
	attrs := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		k := string(key)
		attrs[k] = string(value)
		if ok && !drawn && !knownAttribute(known, k) {
			c.fault("<%s %s>: HTML knows no such attribute", tag, k)
		}
		c.attribute(tag, k, string(value))
	}
	c.element(tag, attrs)
	if !closed && !void[tag] {
		c.open = append(c.open, tag)
		if phrasing[tag] {
			c.phrase++
		}
	}
}

// nest reports an element that stands where it may not.
func (c *pageCheck) nest(tag string) {
	parent := c.parent()
	switch {
	case (parent == "ul" || parent == "ol") && tag != "li" && tag != "template" && tag != "script":
		c.fault("<%s> in <%s>: a list holds <li> alone", tag, parent)
	case tag == "li" && parent != "ul" && parent != "ol" && parent != "menu":
		c.fault("<li> in <%s>: it stands in a list", parent)
	case parent == "dl" && tag != "dt" && tag != "dd" && tag != "div" && tag != "template" && tag != "script":
		c.fault("<%s> in <dl>: it holds <dt>, <dd> and <div> alone", tag)
	case blocks[tag] && c.phrase > 0 && !(parent == "summary" && isHeading(tag)):
		c.fault("<%s> in <%s>: that holds a phrase alone", tag, parent)
	case (tag == "a" || tag == "button") && (slices.Contains(c.open, "a") || slices.Contains(c.open, "button")):
		c.fault("<%s> in a link or button", tag)
	}
}

func isHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && '1' <= tag[1] && tag[1] <= '6'
}

// attribute reads an attribute by itself.
func (c *pageCheck) attribute(tag, key, value string) {
	switch {
	case key == "id":
		if c.ids[value] {
			c.fault("id %q stands twice", value)
		}
		if value == "" || strings.ContainsAny(value, " \t\n\f\r") {
			c.fault("id %q: an id has a letter at least, and no space", value)
		}
		c.ids[value] = true
	case references[key]:
		for id := range strings.FieldsSeq(value) {
			if c.refs[id] == 0 {
				c.refs[id] = c.line
			}
		}
	case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc":
		c.fault("<%s %s>: a strict policy blocks it", tag, key)
	}
}

// element reads an element with its attributes.
func (c *pageCheck) element(tag string, attrs map[string]string) {
	for _, key := range []string{"href", "src"} {
		to, ok := attrs[key]
		if !ok {
			continue
		}
		if tag == "link" && attrs["rel"] == "canonical" {
			c.canonical = lined{to, c.line}
			continue
		}
		if u, err := url.Parse(to); tag != "a" && (err != nil || u.IsAbs() || u.Host != "") {
			c.fault("<%s> asks another site: %q", tag, to)
		}
		if c.links[to] == 0 {
			c.links[to] = c.line
		}
	}
	switch {
	case isHeading(tag):
		to := int(tag[1] - '0')
		if to > c.level+1 {
			c.fault("<%s> after <h%d>: a heading is left out", tag, c.level)
		}
		if c.level = to; to == 1 {
			c.h1++
		}
	case tag == "style":
		c.fault("<style>: a strict policy blocks it")
	case tag == "meta" && attrs["property"] == "og:image":
		c.card = lined{attrs["content"], c.line}
	case tag == "script":
		c.data = attrs["type"] == "application/ld+json" || attrs["type"] == "application/json"
	case tag == "html" && attrs["lang"] == "":
		c.fault("<html> has no lang")
	case tag == "img":
		if _, ok := attrs["alt"]; !ok {
			c.fault("<img> has no alt")
		}
	case tag == "time" && !isTime(attrs["datetime"]):
		c.fault("<time datetime=%q>: it is no date", attrs["datetime"])
	case tag == "blockquote" || tag == "q":
		c.quoted = true
	case tag == "cite" && c.quoted:
		c.quoted = false
		c.quotes++
	}
}

// isTime reports whether s is one of the dates that <time> may have.
func isTime(s string) bool {
	if year, week, ok := strings.Cut(s, "-W"); ok {
		return len(year) >= 4 && len(week) == 2 && strings.Trim(year+week, "0123456789") == ""
	}
	return slices.ContainsFunc([]string{"2006-01-02", "2006-01", "2006", time.RFC3339, "2006-01-02T15:04", "15:04"}, func(layout string) bool {
		_, err := time.Parse(layout, s)
		return err == nil
	})
}

// close reads a tag that ends an element.
func (c *pageCheck) close(tag string) {
	switch {
	case c.broken:
	case c.parent() != tag:
		c.fault("</%s> closes what is not open: <%s> is", tag, c.parent())
		c.broken = true
	default:
		c.open = c.open[:len(c.open)-1]
		if phrasing[tag] {
			c.phrase--
		}
	}
}

// text reads what stands between tags.
func (c *pageCheck) text(text []byte) {
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	switch parent := c.parent(); {
	case parent == "title" && !slices.Contains(c.open, "svg"):
		c.title = true
	case parent == "script" && c.data && !json.Valid(text):
		c.fault("<script> with data that is no JSON")
	case parent == "script" && !c.data:
		c.fault("<script> with a text: a strict policy blocks it")
	case parent == "ul" || parent == "ol" || parent == "dl":
		c.fault("a text in <%s>", parent)
	}
}

// end says what only the whole page tells.
func (c *pageCheck) end(data []byte) error {
	for id, line := range c.refs {
		if !c.ids[id] {
			c.line = line
			c.fault("an attribute refers to the id %q, which is not there", id)
		}
	}
	c.line = 0
	if c.h1 != 1 {
		c.fault("%d <h1>: a page has one", c.h1)
	}
	if !c.title {
		c.fault("it has no <title>")
	}
	if len(c.open) > 0 && !c.broken {
		c.fault("<%s> is not closed", c.parent())
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return err
	}
	made := map[string]int{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			made[strings.ToLower(n.Data)]++
		}
	}
	for tag, count := range made {
		if count != c.written[tag] && tag != "tbody" {
			c.fault("%d <%s> are written and a browser makes %d of them: one stands where it cannot", c.written[tag], tag, count)
		}
	}
	return nil
}
