package archive

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// readMail reads a message: a newsletter, a press release, a letter. Its headers
// say who wrote it and when; of its parts those that tell a story are read.
func readMail(data string) (*draft, error) {
	m := parsePart(strings.ReplaceAll(data, "\r\n", "\n"))
	if len(m.header) == 0 {
		return nil, &fault{reason: "is no message: it has no headers", do: "save it as plain text"}
	}
	d := &draft{}
	d.mailed(m.header)
	s := mailStory{answers: m.header.Get("In-Reply-To") != "" && !forwards(m.header.Get("Subject"))}
	if err := s.read(m, 0); err != nil {
		return nil, err
	}
	s.furnish()
	s.into(d)
	if s.forwarded != nil {
		d.mailed(s.forwarded)
	}
	return d, nil
}

// opensMail reports whether a file begins with the headers of a message.
func opensMail(head []byte) bool {
	known := 0
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue // of the header before
		}
		key, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || !isHeaderKey(string(key)) {
			return false
		}
		if slices.Contains(mailKeys, textproto.CanonicalMIMEHeaderKey(string(key))) {
			known++
		}
	}
	return known >= 2
}

// mailKeys are headers of which a message has several.
var mailKeys = []string{"From", "To", "Date", "Subject", "Received", "Return-Path", "Message-Id", "Mime-Version", "Content-Type", "Delivered-To", "Reply-To"}

func isHeaderKey(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r >= 0x7F })
}

// A mailPart is a message, or one of the parts of which it is made.
type mailPart struct {
	header textproto.MIMEHeader
	body   string // as it was sent
}

// parsePart parts the headers from the body. A line that is no header costs
// itself, as mail that went through many hands has some.
func parsePart(text string) mailPart {
	p := mailPart{header: textproto.MIMEHeader{}}
	var key string
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if line == "" {
			text = rest
			break
		}
		text = rest
		if line[0] == ' ' || line[0] == '\t' {
			if values := p.header[key]; len(values) > 0 && len(values[len(values)-1]) < longestHeader {
				values[len(values)-1] += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || !isHeaderKey(name) {
			continue
		}
		key = textproto.CanonicalMIMEHeaderKey(name)
		p.header.Add(key, strings.TrimSpace(value))
	}
	p.body = text
	return p
}

// longestHeader is how long a header may grow by lines that go on with it.
const longestHeader = 64 << 10

// mediaType returns what p says that it is, text/plain where it says nothing.
func (p mailPart) mediaType() (string, map[string]string) {
	kind, params, err := mime.ParseMediaType(p.header.Get("Content-Type"))
	if kind == "" || err != nil && !strings.Contains(kind, "/") {
		return "text/plain", nil
	}
	return kind, params
}

// attached reports whether p is a file that was sent along.
func (p mailPart) attached() bool {
	how, _, _ := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	return how == "attachment"
}

// parts returns the parts between the lines that are the boundary. One that is
// cut off by the end of the message is kept.
func (p mailPart) parts(boundary string) []mailPart {
	if boundary == "" {
		return nil
	}
	var parts []mailPart
	start := -1 // of the part that is open
	for at := 0; at < len(p.body); {
		end := strings.IndexByte(p.body[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(p.body)-at, len(p.body)
		}
		line := strings.TrimRight(p.body[at:at+end], " \t")
		if after, ok := strings.CutPrefix(line, "--"+boundary); ok && (after == "" || after == "--") {
			if start >= 0 {
				parts = append(parts, parsePart(strings.TrimSuffix(p.body[start:at], "\n")))
			}
			if start = next; after == "--" {
				return parts
			}
		}
		at = next
	}
	if start >= 0 {
		parts = append(parts, parsePart(p.body[start:]))
	}
	return parts
}

// decoded returns the body as it was before it was wrapped up for the way. What
// is broken in it is left out, and the rest is kept.
func (p mailPart) decoded() string {
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		text, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(p.body)))
		return string(text)
	case "base64":
		sextets := strings.Map(func(r rune) rune {
			if r < utf8.RuneSelf && (isDigit(byte(r)) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '+' || r == '/') {
				return r
			}
			return -1
		}, p.body)
		text, _ := base64.RawStdEncoding.DecodeString(sextets[:len(sextets)/4*4])
		rest, _ := base64.RawStdEncoding.DecodeString(sextets[len(sextets)/4*4:])
		return string(text) + string(rest)
	}
	return p.body
}

// inCharset returns data, which says that it is in an encoding. What is UTF-8 is
// that, whatever it says.
func inCharset(data, encoding string) (string, error) {
	marked := strings.HasPrefix(data, "\xFF\xFE") || strings.HasPrefix(data, "\xFE\xFF") // UTF-16, whatever it says
	if encoding != "" && !marked && (!utf8.ValidString(data) || strings.ContainsAny(data, "\x00\x1B")) {
		if r, err := charset.NewReaderLabel(encoding, strings.NewReader(data)); err == nil {
			text, err := io.ReadAll(r)
			return strings.ReplaceAll(string(text), "\x00", ""), err
		}
	}
	if !marked {
		data = strings.ReplaceAll(data, "\x00", "")
	}
	return decode(data)
}

// words decodes the encoded words of a header: =?utf-8?Q?Caf=C3=A9?=.
var words = mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
	return charset.NewReaderLabel(label, r)
}}

// plainHeader returns a header as a person reads it.
func plainHeader(h textproto.MIMEHeader, key string) string {
	raw := h.Get(key)
	if s, err := words.DecodeHeader(raw); err == nil {
		raw = s
	}
	s, err := decode(raw)
	if err != nil {
		return ""
	}
	return oneLine(s)
}

// mailed gives d what the headers of a message say.
func (d *draft) mailed(h textproto.MIMEHeader) {
	d.Title = cmp.Or(subject(plainHeader(h, "Subject")), d.Title)
	d.record = cmp.Or(d.record, strings.Trim(plainHeader(h, "Message-Id"), "<> "))
	if address := strings.Trim(plainHeader(h, "Archived-At"), "<> "); strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		d.URL = address
	}
	d.Lang = cmp.Or(strings.TrimSpace(first(strings.Split(plainHeader(h, "Content-Language"), ","))), d.Lang)
	if who, where := sender(h); who+where != "" {
		d.Byline, d.Source = who, where
	}
	sent := false
	if e, ok := sentOn(h.Get("Date"), field); ok {
		d.evidence, sent = []evidence{e}, true
	}
	// The last of the hands that a message went through says it first.
	if hands := h["Received"]; !sent && len(hands) > 0 {
		if _, on, ok := cutLast(hands[len(hands)-1], ";"); ok {
			if e, ok := sentOn(on, guess); ok {
				d.evidence = append(d.evidence, e)
			}
		}
	}
}

// sentOn reads a date as mail has it, with all the slips that mailers make.
func sentOn(s string, b basis) (evidence, bool) {
	if at, err := mail.ParseDate(s); err == nil {
		return readDate(at.Format(time.RFC3339), b)
	}
	return readDate(s, b)
}

// subject returns a subject without the marks of replies and forwarding.
func subject(s string) string {
	for {
		mark, rest, ok := strings.Cut(s, ":")
		if !ok || !slices.Contains(subjectMarks, strings.ToLower(strings.TrimSpace(mark))) {
			return s
		}
		s = strings.TrimSpace(rest)
	}
}

// forwards reports whether a subject says that the message is another one,
// forwarded.
func forwards(subject string) bool {
	mark, _, ok := strings.Cut(strings.ToLower(subject), ":")
	return ok && slices.Contains([]string{"fw", "fwd", "tr", "wg", "rv", "enc"}, mark)
}

var subjectMarks = []string{"re", "fw", "fwd", "tr", "aw", "wg", "rv", "enc", "i", "sv", "vs", "ref"}

// sender returns the names of who wrote a message and of who sent it out. A
// list, or a house with a name of its own, is who sent it; the name beside the
// address alone is a person's in a letter, and that of the house in a newsletter.
func sender(h textproto.MIMEHeader) (who, where string) {
	name := displayName(h, "From")
	for _, joint := range [...]string{" from ", " at ", " | ", " via ", " – ", " — ", ", "} {
		if person, house, ok := strings.Cut(name, joint); ok && namesOnly(person) && len(strings.Fields(person)) > 1 {
			return person, strings.TrimSpace(house)
		}
	}
	house := plainHeader(h, "Organization")
	list, _, _ := strings.Cut(plainHeader(h, "List-Id"), "<")
	house = cmp.Or(house, strings.Trim(list, `" `))
	switch {
	case house != "" && !sameWords(house, name) && namesOnly(name):
		return name, house
	case house != "":
		return "", cmp.Or(house, name)
	case h.Get("List-Id") != "", h.Get("List-Unsubscribe") != "", strings.EqualFold(h.Get("Precedence"), "bulk"), strings.EqualFold(h.Get("Precedence"), "list"):
		return "", name
	}
	return name, ""
}

// displayName returns the name that stands beside the first address of a header.
func displayName(h textproto.MIMEHeader, key string) string {
	raw := h.Get(key)
	parser := mail.AddressParser{WordDecoder: &words}
	if list, err := parser.ParseList(raw); err == nil && len(list) > 0 {
		return oneLine(strings.ToValidUTF8(list[0].Name, "\uFFFD"))
	}
	name, _, _ := strings.Cut(plainHeader(h, key), "<")
	name = strings.Trim(name, `"' `)
	if strings.ContainsRune(name, '@') {
		return ""
	}
	return name
}

// A mailStory is the story of a message in the making.
type mailStory struct {
	story
	answers   bool                 // it answers another message
	forwarded textproto.MIMEHeader // of the message that it forwards, where it does
	over      int                  // the block from which on it is another message that it quotes, or 0
}

// deepestParts is how deep parts may lie in parts.
const deepestParts = 8

// read adds the text of p. Of several forms of one text it takes one.
func (s *mailStory) read(p mailPart, depth int) error {
	kind, params := p.mediaType()
	switch {
	case depth > deepestParts:
		return &fault{reason: "has parts within parts too deep to be mail", do: "save its text by itself"}
	case kind == "multipart/encrypted", strings.HasSuffix(kind, "/pkcs7-mime"), strings.HasSuffix(kind, "/x-pkcs7-mime"):
		return &fault{reason: "is encrypted", do: "decrypt it in your mail program and save it again"}
	case kind == "multipart/alternative":
		return s.best(p.parts(params["boundary"]), depth)
	case kind == "multipart/signed", kind == "multipart/related":
		if parts := p.parts(params["boundary"]); len(parts) > 0 {
			return s.read(parts[0], depth+1)
		}
	case strings.HasPrefix(kind, "multipart/"):
		for _, inner := range p.parts(params["boundary"]) {
			if inner.attached() {
				continue
			}
			if err := s.read(inner, depth+1); err != nil {
				return err
			}
		}
	case kind == "message/rfc822":
		inner := parsePart(p.decoded())
		if !told(s.blocks) {
			s.forwarded = inner.header
		}
		return s.read(inner, depth+1)
	case kind == "text/html":
		text, err := inCharset(p.decoded(), params["charset"])
		if err != nil {
			return err
		}
		return s.addMailHTML(text)
	case kind == "text/plain":
		text, err := inCharset(p.decoded(), params["charset"])
		if err != nil {
			return err
		}
		if strings.EqualFold(params["format"], "flowed") {
			text = unflowed(text, strings.EqualFold(params["delsp"], "yes"))
		}
		s.addMailText(text)
	}
	return nil
}

// best adds the form of a text that tells most of its shape: a page, else the
// plain text.
func (s *mailStory) best(forms []mailPart, depth int) error {
	var failed error
	for _, want := range [...]string{"text/html", "multipart/", "text/plain", ""} {
		for _, p := range slices.Backward(forms) {
			if kind, _ := p.mediaType(); !strings.HasPrefix(kind, want) {
				continue
			}
			one := mailStory{answers: s.answers}
			if err := one.read(p, depth+1); err != nil {
				failed = cmp.Or(failed, err)
				continue
			}
			if told(one.blocks) {
				s.append(&one)
				return nil
			}
		}
	}
	return failed
}

// append adds what another story tells.
func (s *mailStory) append(other *mailStory) {
	if s.forwarded == nil {
		s.forwarded = other.forwarded
	}
	if s.over == 0 && other.over > 0 {
		s.over = len(s.blocks) + other.over
	}
	text := other.text.String()
	for _, b := range other.blocks {
		s.add(b.Kind, text[b.Start:b.End])
	}
}
