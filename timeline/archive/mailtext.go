package archive

import (
	"cmp"
	"net/textproto"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The text of a message: what its author wrote, what is quoted from the message
// that it answers, the signature, and what a mailer puts around a newsletter.

// addMailHTML adds the text of a page that was sent as mail.
func (s *mailStory) addMailHTML(page string) error {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return &fault{reason: "holds no HTML: " + err.Error(), do: "save it as plain text"}
	}
	flatten(doc)
	answered := cutAnswered(doc)
	var own story
	own.addNode(doc, timeline.Paragraph)
	text := own.text.String()
	for _, b := range own.blocks {
		line := text[b.Start:b.End]
		if h := forwardHeader(line); h != nil {
			s.forward(h)
			b.Kind = timeline.Furniture
		}
		s.add(b.Kind, line)
	}
	for _, n := range answered {
		before := len(s.blocks)
		s.addNode(n, timeline.Furniture)
		for i := range s.blocks[before:] {
			s.blocks[before+i].Kind = timeline.Furniture
		}
	}
	return nil
}

// cutAnswered takes the message that is answered out of a page, and returns it.
// It was written by somebody else on another day.
func cutAnswered(doc *html.Node) []*html.Node {
	var all []*html.Node
	for n := range doc.Descendants() {
		cited := n.DataAtom == atom.Blockquote && attr(n, "type") == "cite"
		if !cited && !hasAny(strings.Contains, attr(n, "class"), answeredClasses) {
			continue
		}
		if !hasAny(strings.Contains, strings.ToLower(textOf(n)), forwardMarks) {
			all = append(all, n)
		}
	}
	outer := all[:0]
	for _, n := range all {
		if p := n.Parent; p != nil {
			p.RemoveChild(n)
			outer = append(outer, n)
		}
	}
	return outer
}

var answeredClasses = []string{"gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"}

// flatten makes plain boxes of the tables that are there for the look: nearly
// all of a newsletter stands in such, and is no list for that.
func flatten(doc *html.Node) {
	var tables []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Table && forLook(n) {
			tables = append(tables, n)
		}
	}
	for _, t := range tables {
		unbox(t)
	}
}

// unbox makes plain boxes of the table t, its rows and its cells.
func unbox(t *html.Node) {
	for c := t.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
			unbox(c)
		}
		if c.Type == html.ElementNode {
			c.DataAtom, c.Data = atom.Div, "div"
		}
	}
	t.DataAtom, t.Data = atom.Div, "div"
}

// forLook reports whether a table says that it is one for the look, or holds
// what no cell of a real one does.
func forLook(t *html.Node) bool {
	if role := attr(t, "role"); role == "presentation" || role == "none" {
		return true
	}
	for n := range t.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Img:
			return true
		}
	}
	return false
}

// addMailText adds a plain text. What is quoted in it was written by somebody
// else on another day, and tells nothing of this one.
func (s *mailStory) addMailText(text string) {
	var open []string // lines of one kind
	quoted := false
	flush := func() {
		if quoted {
			s.addLines(open, timeline.Furniture)
		} else {
			s.addLines(open, timeline.Paragraph)
		}
		open = open[:0]
	}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], "\r")
		if line == "-- " || line == "--" {
			flush()
			s.addLines(lines[i+1:], timeline.Furniture) // a signature
			return
		}
		if header, n := forwarding(lines[i:]); n > 0 {
			flush()
			quoted = false
			s.forward(header)
			i += n - 1
			continue
		}
		if is := strings.HasPrefix(line, ">"); is != quoted {
			if lead := attribution(open); is && lead > 0 {
				said := slices.Clone(open[len(open)-lead:])
				open = open[:len(open)-lead]
				flush()
				open = append(open, said...)
			} else {
				flush()
			}
			quoted = is
		}
		if quoted {
			line = strings.TrimLeft(line, "> ")
		}
		open = append(open, line)
	}
	flush()
}

// attribution returns how many of the last lines say who wrote what is quoted
// below: "On Monday Ann Sample wrote:".
func attribution(lines []string) int {
	end := len(lines)
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	if end == 0 {
		return 0
	}
	last := strings.ToLower(strings.TrimRight(lines[end-1], " :\r"))
	if last == lines[end-1] || !hasAny(strings.HasSuffix, last, wroteEndings) {
		return 0
	}
	start := end - 1
	for start > 0 && end-start < 3 && strings.TrimSpace(lines[start-1]) != "" {
		start--
	}
	return len(lines) - start
}

var wroteEndings = []string{"wrote", "writes", "a écrit", "schrieb", "escribió", "ha scritto", "schreef", "skrev"}

// addLines adds the paragraphs of lines that may be wrapped to the width of a
// page.
func (s *mailStory) addLines(lines []string, kind timeline.BlockKind) {
	var d draft
	d.setPlain(strings.Join(lines, "\n"))
	for _, b := range d.Blocks {
		if kind != timeline.Paragraph {
			b.Kind = kind
		}
		s.add(b.Kind, d.Text[b.Start:b.End])
	}
}

// unflowed joins the lines of a text with format=flowed (RFC 3676): one that
// ends with a space goes on in the next, if that is quoted as deep.
func unflowed(text string, delSpace bool) string {
	var b strings.Builder
	depth, flows := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimLeft(line, ">")
		deep := len(line) - len(bare)
		bare = strings.TrimPrefix(bare, " ") // it is stuffed in front of some
		if !flows || deep != depth || bare == "-- " {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(strings.Repeat(">", deep))
		}
		depth, flows = deep, strings.HasSuffix(bare, " ") && bare != "-- "
		if flows && delSpace {
			bare = strings.TrimSuffix(bare, " ")
		}
		b.WriteString(bare)
	}
	return b.String()
}

// forwardMarks stand above a message that is forwarded within another.
var forwardMarks = []string{"forwarded message", "begin forwarded message", "original message", "message transféré", "message d'origine", "weitergeleitete nachricht", "ursprüngliche nachricht", "mensaje reenviado", "messaggio inoltrato"}

// forwarding reads what stands above a forwarded message: a mark, and headers. It
// returns how many lines that takes, 0 where it is none.
func forwarding(lines []string) (textproto.MIMEHeader, int) {
	if !hasAny(strings.HasPrefix, forwardMark(lines[0]), forwardMarks) {
		return nil, 0
	}
	all := strings.TrimRight(lines[0], "\r")
	n := 1
	for ; n < min(len(lines), 24); n++ {
		line := strings.TrimSpace(strings.TrimLeft(lines[n], "> "))
		if line == "" && n > 2 {
			break
		}
		all += "\n" + line
	}
	if h := forwardHeader(all); h != nil {
		return h, n
	}
	return nil, 0
}

// forwardMark returns the words of a line that may stand above a forwarded
// message.
func forwardMark(line string) string {
	if first, _ := utf8.DecodeRuneInString(line); !strings.ContainsRune("-–—_ :>*\tBb", first) {
		return "" // as nearly every line of a mailbox
	}
	return strings.ToLower(strings.TrimLeft(line[:min(len(line), 80)], "-–—_ :>*\t"))
}

// forwardKeys are the headers that mailers repeat above a forwarded message.
var forwardKeys = []string{"From", "Sent", "Date", "Subject", "To", "Cc", "Reply-To"}

// forwardHeader reads the mark above a forwarded message and the headers that
// follow it, in lines of their own or not. It returns nil where there are none.
func forwardHeader(s string) textproto.MIMEHeader {
	if !hasAny(strings.HasPrefix, forwardMark(s), forwardMarks) {
		return nil
	}
	h := textproto.MIMEHeader{}
	key, start := "", 0
	for i := 0; i < len(s); i++ {
		if i > 0 && s[i-1] != ' ' && s[i-1] != '\n' && s[i-1] != '*' {
			continue
		}
		for _, k := range forwardKeys {
			if strings.HasPrefix(s[i:], k+":") {
				if key != "" && h.Get(key) == "" {
					h.Set(key, strings.Trim(s[start:i], "* \n"))
				}
				key, start = k, i+len(k)+1
			}
		}
	}
	if key != "" && h.Get(key) == "" {
		h.Set(key, strings.Trim(s[start:], "* \n"))
	}
	if h.Get("From") == "" || len(h) < 2 {
		return nil
	}
	if h.Get("Date") == "" {
		h.Set("Date", h.Get("Sent"))
	}
	return h
}

// longestNote is how many bytes stand at most above a message that is forwarded
// for its own sake.
const longestNote = 600

// forward begins a message within another. It is the article, and what stood
// above it a note of whoever forwarded it; unless that is a text of its own.
func (s *mailStory) forward(h textproto.MIMEHeader) {
	if s.text.Len() > longestNote || s.answers {
		s.over = cmp.Or(s.over, len(s.blocks))
		return
	}
	for i := range s.blocks {
		s.blocks[i].Kind = timeline.Furniture
	}
	s.forwarded = h
}

// mailFurniture are the words by which one knows what a mailer puts around a
// newsletter: how to see it elsewhere, why it came, how to be rid of it.
var mailFurniture = []string{
	"unsubscribe", "view this email", "view in browser", "view in your browser", "view online", "view it in your browser", "having trouble viewing", "web version", "email preferences",
	"update your preferences", "manage your preferences", "manage preferences", "manage your subscription", "you are receiving this", "you're receiving this", "you received this",
	"this email was sent", "this message was sent", "this newsletter was sent", "forward to a friend", "forward this email", "forwarded this email", "add us to your address book",
	"was forwarded to you", "no longer wish to receive",
	"désabonner", "désinscrire", "désinscription", "voir dans le navigateur", "version en ligne", "vous recevez ce",
	"abbestellen", "abmelden", "abbestellung", "im browser", "diesen newsletter", "darse de baja", "cancelar la suscripción", "ver en el navegador",
}

// furnish marks what the mailer put there. Below the line that tells how to be
// rid of the letter stands nothing but an address and a copyright.
func (s *mailStory) furnish() {
	text := s.text.String()
	foot := false
	for i := range s.blocks {
		b := &s.blocks[i]
		line := text[b.Start:b.End]
		switch {
		case s.over > 0 && i >= s.over:
			b.Kind = timeline.Furniture
		case !b.Kind.Told() && b.Kind != timeline.Heading:
		case len(line) <= longLine && (i < nearTop || i*2 >= len(s.blocks)) && hasAny(strings.Contains, strings.ToLower(line), mailFurniture):
			b.Kind = timeline.Furniture
			foot = foot || i*3 >= len(s.blocks)*2
		case foot && len(line) <= longLine:
			b.Kind = timeline.Furniture
		default:
			foot = false
		}
	}
}

// hasAny reports whether s has any of the parts in the way that has says.
func hasAny(has func(s, part string) bool, s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return has(s, part) })
}
