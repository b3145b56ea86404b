package archive

import (
	"html"
	"slices"
	"strings"
)

// The text of a WordPress post is HTML, with what its editor writes into it:
// blocks in comments, <!-- wp:paragraph -->, and shortcodes in brackets,
// [caption id="x"]. What they hold is text, or a machine's.

// mutedBlocks are the blocks whose contents are no words of the story; one that
// ends in a slash is that of all so begun.
var mutedBlocks = []string{
	"button", "buttons", "calendar", "categories", "code", "comments", "core-embed/", "embed", "file", "jetpack/", "latest-comments", "latest-posts", "loginout",
	"navigation", "page-list", "post-navigation-link", "query", "rss", "search", "social-link", "social-links", "tag-cloud", "video", "audio", "woocommerce/",
}

// mutedCodes are the shortcodes whose contents are no words of the story.
var mutedCodes = map[string]bool{
	"audio": true, "code": true, "embed": true, "gallery": true, "googlemaps": true, "iframe": true, "javascript": true, "php": true, "playlist": true, "soundcloud": true,
	"sourcecode": true, "tweet": true, "video": true, "vimeo": true, "youtube": true,
}

// ofPicture are the shortcodes that hold a picture and the words below it.
var ofPicture = map[string]bool{"caption": true, "wp_caption": true}

// withoutMachinery returns the HTML of a post without what is no text of it. In a
// post that is not written in blocks, blank lines part paragraphs.
func withoutMachinery(post string) string {
	blocks := strings.Contains(post, "<!-- wp:")
	if blocks {
		post = withoutBlocks(post)
	}
	post = withoutCodes(withoutAddresses(post))
	if !blocks {
		post = paragraphed(post)
	}
	return post
}

// withoutBlocks drops the blocks that hold no words of the story.
func withoutBlocks(post string) string {
	var b strings.Builder
	endless := map[string]bool{}
	for {
		i := strings.Index(post, "<!-- wp:")
		if i < 0 {
			b.WriteString(post)
			return b.String()
		}
		b.WriteString(post[:i])
		post = post[i:]
		end := strings.Index(post, "-->")
		if end < 0 {
			return b.String()
		}
		comment := post[len("<!-- wp:"):end]
		name, _, _ := strings.Cut(comment, " ")
		post = post[end+len("-->"):]
		if isMuted(name) && !strings.HasSuffix(comment, "/") && !endless[name] {
			end := blockEnd(post, name)
			endless[name] = end == 0
			post = post[end:]
		}
		b.WriteByte('\n')
	}
}

func isMuted(block string) bool {
	return slices.ContainsFunc(mutedBlocks, func(m string) bool { return m == block || strings.HasSuffix(m, "/") && strings.HasPrefix(block, m) })
}

// blockEnd returns where what follows a block begins, or 0 where it has no end.
func blockEnd(post, name string) int {
	deep, at := 1, 0
	for {
		i := strings.Index(post[at:], "wp:"+name)
		if i < 0 {
			return 0
		}
		begin := at + i
		at = begin + len("wp:"+name)
		end := strings.Index(post[at:], "-->")
		if end < 0 {
			return 0
		}
		end += at
		switch {
		case at < len(post) && post[at] != ' ': // another name, that begins so
		case strings.HasSuffix(post[:begin], "<!-- /"):
			if deep--; deep == 0 {
				return end + len("-->")
			}
		case strings.HasSuffix(post[:begin], "<!-- ") && post[end-1] != '/':
			deep++
		}
	}
}

// withoutAddresses drops the lines that are the address of something to be shown
// in their place, and nothing else.
func withoutAddresses(post string) string {
	if !strings.Contains(post, "\nhttp") && !strings.HasPrefix(post, "http") {
		return post
	}
	var b strings.Builder
	for line := range strings.Lines(post) {
		if s := strings.TrimSpace(line); !strings.HasPrefix(s, "http") || !isAddress(s) {
			b.WriteString(line)
			continue
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func isAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\n<>\"")
}

// longestCode is how many bytes a shortcode has at most, so that a bracket alone
// does not take the story with it.
const longestCode = 4000

// withoutCodes drops the shortcodes of a post, and what is in those that hold no words.
// [sic] and [the mayor] are none.
func withoutCodes(post string) string {
	if strings.IndexByte(post, '[') < 0 {
		return post
	}
	closed := closedCodes(post)
	var b strings.Builder
	for {
		i := strings.IndexByte(post, '[')
		if i < 0 {
			b.WriteString(post)
			return b.String()
		}
		b.WriteString(post[:i])
		before := post[:i]
		post = post[i:]
		c, ok := shortcodeAt(post)
		if !ok || !c.isCode(closed, ownLine(before, post[c.length:])) {
			b.WriteByte('[')
			post = post[1:]
			continue
		}
		post = post[c.length:]
		if c.close || c.self {
			continue
		}
		if !closed[c.name] || !mutedCodes[c.name] && !ofPicture[c.name] {
			continue
		}
		end := strings.Index(post, "[/"+c.name+"]")
		if end < 0 {
			closed[c.name] = false // from here on
			continue
		}
		if ofPicture[c.name] {
			b.WriteString("<figure><figcaption>" + post[:end] + " " + html.EscapeString(c.attr("caption")) + "</figcaption></figure>")
		}
		post = post[end+len("[/]")+len(c.name):]
	}
}

// closedCodes returns the names of the shortcodes that a post closes.
func closedCodes(post string) map[string]bool {
	closed := map[string]bool{}
	for {
		i := strings.Index(post, "[/")
		if i < 0 {
			return closed
		}
		post = post[i:]
		if c, ok := shortcodeAt(post); ok {
			closed[c.name] = true
		}
		post = post[2:]
	}
}

// A code is what stands in brackets, and may be a shortcode.
type code struct {
	name   string
	attrs  string
	length int
	close  bool // [/caption]
	self   bool // [gallery /]
}

// shortcodeAt reads the brackets with which s begins.
func shortcodeAt(s string) (code, bool) {
	end := strings.IndexByte(s[:min(len(s), longestCode)], ']')
	if end < 0 {
		return code{}, false
	}
	c := code{length: end + 1}
	inside := s[1:end]
	inside, c.close = strings.CutPrefix(inside, "/")
	inside, c.self = strings.CutSuffix(inside, "/")
	n := 0
	for n < len(inside) && (inside[n]|0x20 >= 'a' && inside[n]|0x20 <= 'z' || isDigit(inside[n]) || inside[n] == '_' || inside[n] == '-') {
		n++
	}
	c.name, c.attrs = inside[:n], inside[n:]
	return c, n > 0 && !isDigit(inside[0]) && (c.attrs == "" || c.attrs[0] == ' ' || c.attrs[0] == '\n') && !strings.ContainsAny(c.attrs, "[")
}

// isCode reports whether c is a shortcode rather than an editor's words: WordPress
// has it, it has values, it is closed somewhere, or it has a line to itself.
func (c code) isCode(closed map[string]bool, line bool) bool {
	return mutedCodes[c.name] || ofPicture[c.name] || closed[c.name] || c.self || strings.Contains(c.name, "_") || hasValue(c.attrs) ||
		line && c.attrs == "" && c.name == strings.ToLower(c.name)
}

// hasValue reports whether attributes are written as name=value.
func hasValue(attrs string) bool {
	name, value, ok := strings.Cut(attrs, "=")
	name = strings.TrimSpace(name)
	return ok && name != "" && value != "" && !strings.ContainsAny(name, " .,;") && value[0] != ' '
}

// attr returns the value of an attribute that is written in quotation marks.
func (c code) attr(name string) string { return token{attrs: []byte(c.attrs)}.attr(name) }

// ownLine reports whether what stands between before and after has a line to itself.
func ownLine(before, after string) bool {
	before, after = strings.TrimRight(before, " \t"), strings.TrimLeft(after, " \t")
	return (before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, ">")) && (after == "" || after[0] == '\n' || after[0] == '\r' || strings.HasPrefix(after, "</p>"))
}

// paragraphed returns HTML in which blank lines part paragraphs, as they do in the
// posts of WordPress and in few other places.
func paragraphed(post string) string {
	var b strings.Builder
	within := false // a tag
	for i := 0; i < len(post); i++ {
		c := post[i]
		switch {
		case c == '<':
			within = i+1 < len(post) && (isNameStart(post[i+1]) || post[i+1] == '/' || post[i+1] == '!')
		case c == '>':
			within = false
		case c == '\n' && !within:
			if n := len(post[i+1:]) - len(strings.TrimLeft(post[i+1:], " \t\r")); i+1+n < len(post) && post[i+1+n] == '\n' {
				b.WriteString("<br><br>")
				i += n
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
