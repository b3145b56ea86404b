package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// Furniture is what stands around a story on a page and is carried along when
// the page is copied: "Top Stories", "Share this". It is told by its shape: a
// short line, without a final stop, with an opening that is known. What stands
// in many articles word for word is learnt beside that, in learn.go.

// furnitureLines are openings of a short line without a final stop.
var furnitureLines = openingsOf(
	"related", "top stories", "most watched", "most read", "most popular", "most viewed", "most shared", "trending", "popular now", "latest news",
	"advertisement", "sponsored", "promoted", "story continues below", "article continues below", "continue reading", "read more", "read also", "also read",
	"read next", "read:", "read the full", "see also", "see more", "more on this", "more from", "more:", "more stories", "more news", "watch:", "watch now", "watch more",
	"listen:", "listen now", "live:", "video:", "photos:", "gallery:", "photo:", "image:", "share this", "share on", "share via", "share:", "share",
	"tweet", "email this", "print this", "print", "follow us", "follow", "sign up", "sign in", "log in", "register", "subscribe", "newsletter", "comments", "leave a comment",
	"post a comment", "join the conversation", "recommended", "editor's picks", "editors' picks", "don't miss", "in case you missed", "you may also like",
	"you might also like", "what to read next", "up next", "up next:", "breaking news", "tags:", "filed under", "topics:", "categories:", "skip to", "back to top",
	"click here", "download our app", "get the app", "loading", "home", "menu", "close", "search", "report an error", "report a typo", "stay informed", "stay connected",
	"read or share", "image via", "courtesy of", "more content from", "article map", "advertise with us", "view comments", "show comments", "hide caption", "caption close", "enlarge", "photos:",
	"à lire aussi", "lire aussi", "voir aussi", "publicité", "les plus lus", "partager", "abonnez-vous", "articles connexes", "la suite après",
)

// furnitureOpenings are openings of furniture whatever follows them, a whole
// sentence too.
var furnitureOpenings = openingsOf(
	"©", "(c) ", "all rights reserved", "this material may not be", "sign up for our", "sign up to our", "sign up for the", "subscribe to our", "subscribe now",
	"subscribe today", "follow us on", "like us on", "click here to", "tap here to", "download our app", "register for our", "get our newsletter", "get breaking news", "support our journalism",
	"read our policy on", "the views expressed", "stay informed with", "tous droits réservés", "please enable javascript", "click here for", "click here to", "read or share this story", "check back for",
	"this story is developing", "this story is still developing", "this is a developing story", "this is a breaking news story", "for more on this story", "stay with us", "stay tuned", "stay updated with", "stay up to date with", "be sure to watch", "be sure to tune", "we will bring you", "we'll bring you", "we’ll bring you",
	"we will have more on", "we'll have more on", "we will update this", "we'll update this", "check back with", "a viewer sent us", "viewers sent us", "this story will be updated", "this story has been updated",
	"this article has been updated", "this article will be updated", "we want to hear from you", "have your say",
	"comments are closed", "comments are moderated", "this discussion is now closed", "we welcome comments", "new comments are", "your email address will not", "by submitting your", "already have an account",
	"we have sent you", "if you do not receive the verification", "follow @", "download the app", "this content is", "this video is", "image caption", "media caption", "cet article est", "inscrivez-vous", "suivez-nous",
)

// headerOpenings open a line above the story that says when it was published;
// of updatedOpenings the date is another one.
var (
	headerOpenings  = []string{"published:", "published on", "published at", "published", "date:", "posted:", "posted on", "posted", "first published", "pubdate:", "publication date:", "publié le", "publié :", "date de publication", "veröffentlicht am", "veröffentlicht:", "erschienen am", "publicado el"}
	updatedOpenings = []string{"updated:", "updated on", "updated", "last updated", "last modified", "modified:", "mis à jour", "aktualisiert", "actualizado"}
	updatedLine     = openingsOf(updatedOpenings...)
)

const (
	shortLine  = 90  // bytes of a line of furniture without a final stop
	longLine   = 300 // bytes beyond which no rule of shape applies
	longAlert  = 600 // of a notice, which may be for many places
	nearTop    = 8   // blocks among which header lines and staff bylines stand
	listedLine = 160 // bytes of a headline that is listed under "Related articles:"
	enoughTold = 3   // blocks of a story after which it may be over
)

// kindOfLine tells the kind of a line by its shape alone. Opening is how it begins, in
// small letters.
func kindOfLine(s, opening string) timeline.BlockKind {
	low := strings.TrimLeft(opening, "▶►•|*_>– ")
	switch {
	case len(s) <= longAlert && isAlert(s):
		return timeline.Furniture
	case len(s) <= longLine && isCredit(s, low):
		return timeline.Credit
	case corrects(s, opening):
		return timeline.Correction
	case len(s) > longLine:
		return timeline.Paragraph
	case strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) == "":
		return timeline.Furniture // a rule across the page, an arrow
	case furnitureOpenings.open(low), isCopyright(s, low):
		return timeline.Furniture
	case isReference(low), isPicture(s), len(s) <= listedLine && !stops(s) && isLabel(s, low):
		return timeline.Furniture
	case bylineNames(s) != "":
		return timeline.Byline
	case len(s) <= shortLine && !stops(s) && furnitureLines.open(low) && !strings.HasPrefix(low, "follow") || low == "follow":
		return timeline.Furniture
	}
	return timeline.Paragraph
}

// isReference reports whether a line is nothing but an address, a handle or a
// clock: "zeke@daily.example", "Read or share this story: http://…", "1:01".
func isReference(low string) bool {
	last := low[strings.LastIndexByte(low, ' ')+1:]
	if !strings.ContainsAny(last, "@:") && !strings.HasPrefix(last, "www.") {
		return false
	}
	words := strings.Fields(low)
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	address := strings.HasPrefix(last, "http://") || strings.HasPrefix(last, "https://") || strings.HasPrefix(last, "www.")
	switch {
	case len(words) == 1:
		return address || strings.Contains(last, "@") || strings.Contains(last, ":") && strings.Trim(last, "0123456789:") == ""
	case address:
		return strings.HasSuffix(words[len(words)-2], ":")
	}
	return len(words) <= 3 && strings.HasPrefix(last, "@")
}

// isAlert reports whether a line is a notice that is put above every page of a day: no sentence, but from which hour to
// which it holds, and for where: "Storm Watch issued May 8 at 7:41PM expiring May 9 at 3:00AM for: Lune, Anfield".
func isAlert(s string) bool {
	colon := strings.LastIndex(s, ": ")
	if colon < 0 || stops(s) {
		return false
	}
	for word := range strings.FieldsSeq(s[colon+2:]) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	clocks := 0
	for word := range strings.FieldsSeq(s[:colon]) {
		if isClock(strings.ToLower(strings.Trim(word, ",.()"))) {
			clocks++
		}
	}
	return clocks > 1
}

// pictureWords are words by which a line says that it stands under a picture.
var pictureWords = []string{"photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images", "credit", "courtesy", "file", "video", "screenshot", "getty", "illustration", "crédit", "foto"}

// pictureBracket returns where in a line the bracket begins that ends it and says
// whose the picture above it is, or -1: "The quay on Monday (Photo: Ann Sample)".
func pictureBracket(line string) int {
	line = strings.TrimRight(line, " .")
	if !strings.HasSuffix(line, ")") {
		return -1
	}
	open := strings.LastIndexByte(line, '(')
	if open < 0 || len(line)-open > shortLine {
		return -1
	}
	words := strings.FieldsFunc(strings.ToLower(line[open:]), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 || !slices.Contains(pictureWords, words[0]) && (len(words) < 2 || !strings.HasPrefix(words[1], "photo")) {
		return -1
	}
	return open
}

// isPicture reports whether a line stands under a picture and says no more than
// what it shows. A whole sentence may tell what nothing else tells.
func isPicture(line string) bool {
	const shown = 60 // bytes
	open := pictureBracket(line)
	return open >= 0 && open <= shown && !stops(line[:open])
}

// isLabel reports whether a line opens with a word or two in capitals, or of
// furniture, and a colon, as links to other stories do: "RELATED: The quay".
func isLabel(s, low string) bool {
	label, _, found := strings.Cut(s, ":")
	if !found || len(label) > 24 || !furnitureLines.open(low) {
		return false
	}
	return label == strings.ToUpper(label)
}

// isComment reports whether with a line the comments of readers begin: "At 02:56
// am on 14 Jan 2010, jessica wrote:".
func isComment(s, opening string) bool {
	head, _, found := strings.Cut(s[:min(len(s), shortLine)], " wrote:")
	return found && strings.HasPrefix(head, "At ") && strings.ContainsAny(head, "0123456789") || commentOpenings.open(opening)
}

var commentOpenings = openingsOf("views expressed in the comments", "opinions expressed in the comments", "the comments below are", "the comments below have", "readers' comments", "readers’ comments", "comments from readers")

// isCopyright reports whether s says whose the text is: "Copyright 2020 Sample
// Daily", but not "Copyright is what the case is about".
func isCopyright(s, low string) bool {
	rest, ok := strings.CutPrefix(low, "copyright ")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[len(s)-len(rest):])
	return !unicode.IsLower(r) || strings.HasPrefix(rest, "by ")
}

// stops reports whether s ends as a sentence does.
func stops(s string) bool {
	s = strings.TrimRight(s, `"'”’»)] `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。", r)
}

// furnish says what the blocks of d are to the story, and takes from them what
// they say about it: byline, agencies, date.
func (d *draft) furnish() {
	list := false // headlines follow that are listed
	over := false // nothing of the story follows
	opened := 0   // blocks that hold sentences, so far
	for i := 0; i < len(d.Blocks); i++ {
		if d.Blocks[i].Kind.Told() {
			if d.part(i, opened == 0); !d.Blocks[i].Kind.Told() {
				continue
			}
		}
		b := &d.Blocks[i]
		s := d.Text[b.Start:b.End]
		opening := openingOf(s)
		if over = over || opened >= enoughTold && isComment(s, opening); over && b.Kind.Told() {
			b.Kind = timeline.Furniture
			continue
		}
		if i < 3 && d.Title != "" && sameWords(s, d.Title) {
			b.Kind = timeline.Heading
			continue
		}
		kind := kindOfLine(s, opening)
		if b.Kind == timeline.Heading && kind != timeline.Furniture {
			list = false
			continue
		}
		switch {
		case i < nearTop && opened == 0 && d.Byline != "" && sameWords(s, d.Byline):
			kind = timeline.Byline
		case kind == timeline.Byline && opened > 3 && i < len(d.Blocks)-4:
			kind = timeline.Paragraph // "By Midnight" amid a story
		case kind == timeline.Paragraph && i < nearTop && opened < 2 && len(s) <= 140:
			kind = d.header(s, opened)
		}
		switch kind {
		case timeline.Byline:
			if d.Byline == "" {
				d.Byline = bylineNames(s)
			}
			d.carries(s)
			d.datesIn(s, byline)
		case timeline.Credit:
			d.carries(s)
			over = opened >= enoughTold && isSignOff(s)
			if _, after, ok := strings.Cut(strings.ToLower(s), "first published"); ok {
				after = strings.TrimPrefix(strings.TrimSpace(after), "on ")
				if e, _, ok := leadingDate(strings.TrimSuffix(after, "."), credit); ok {
					d.evidence = append(d.evidence, e)
				}
			}
		case timeline.Furniture:
			d.owned(s)
			if list = strings.HasSuffix(s, ":") || list || !strings.Contains(strings.TrimSpace(s), ":"); !opensList(s) {
				list = false
			}
		default:
			if list && len(s) <= listedLine && !stops(s) {
				kind = timeline.Furniture
				break
			}
			list = false
			if b.Kind.Told() {
				if opened++; opened <= 3 {
					d.dateline(b)
				}
				continue
			}
		}
		if kind != timeline.Paragraph {
			b.Kind = kind
		}
	}
	d.signature()
}

// opensList reports whether furniture is the heading of a list of headlines.
func opensList(s string) bool {
	low := strings.ToLower(s)
	for _, o := range [...]string{"related", "top stories", "most ", "trending", "more ", "read more:", "recommended", "editor", "latest", "you m", "what to read", "popular", "à lire", "lire aussi", "les plus", "articles connexes"} {
		if strings.HasPrefix(low, o) {
			return len(strings.Fields(s)) <= 5
		}
	}
	return false
}

// header tells the kind of a short line above the story, and keeps the date it
// states.
func (d *draft) header(s string, opened int) timeline.BlockKind {
	low := strings.ToLower(s)
	for _, o := range updatedOpenings {
		if rest, ok := strings.CutPrefix(low, o); ok {
			if e, after, ok := leadingDate(strings.Trim(rest, " :"), header); ok && len(after) < 40 {
				d.changed(e)
				return timeline.Furniture
			}
		}
	}
	for _, o := range headerOpenings {
		if rest, ok := strings.CutPrefix(low, o); ok {
			if e, _, ok := leadingDate(strings.Trim(rest, " :"), header); ok && !stops(s) {
				d.evidence = append(d.evidence, e)
				return timeline.Furniture
			}
		}
	}
	if opened > 0 {
		return timeline.Paragraph
	}
	if e, ok := readDate(s, dateline); ok && e.isDay() {
		d.evidence = append(d.evidence, e)
		return timeline.Furniture
	}
	if d.datesIn(s, byline) && !stops(s) {
		return timeline.Byline
	}
	if d.signed(s) {
		if d.Byline == "" {
			d.Byline = s
		}
		return timeline.Byline
	}
	for _, end := range staffEndings {
		if strings.HasSuffix(low, end) && len(strings.Fields(s)) <= 6 {
			if d.Byline == "" {
				d.Byline = s
			}
			return timeline.Byline
		}
	}
	return timeline.Paragraph
}

// datesIn keeps the date that stands by itself between bars in a line: "By Ann
// Sample | March 22, 2023". It reports whether there is one.
func (d *draft) datesIn(s string, b basis) (found bool) {
	if !strings.ContainsAny(s, "|·•") {
		return false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '|' || r == '·' || r == '•' }) {
		low := strings.ToLower(strings.TrimSpace(part))
		if updatedLine.open(low) {
			for _, o := range updatedOpenings {
				low = strings.TrimSpace(strings.TrimPrefix(low, o))
			}
			if e, ok := readDate(strings.Trim(low, " :"), b); ok {
				d.changed(e)
			}
			continue
		}
		for _, o := range headerOpenings {
			low = strings.TrimSpace(strings.TrimPrefix(low, o))
		}
		if e, ok := readDate(low, b); ok && e.isDay() {
			d.evidence = append(d.evidence, e)
			found = true
		}
	}
	return found
}

// sameWords reports whether a and b are the same but for case, space and marks.
func sameWords(a, b string) bool {
	if len(a) > 2*len(b)+8 || len(b) > 2*len(a)+8 {
		return false
	}
	return letters(a) == letters(b)
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
