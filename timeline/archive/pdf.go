package archive

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"annals/internal/pdf"
	"annals/internal/prose"
	"annals/timeline"
)

// readPDF reads the text layer of a PDF as one article, where it has a good one.
func readPDF(in *input) (*draft, error) {
	data, err := whole(in)
	if err != nil {
		return nil, err
	}
	return readPDFText(data, in.limits)
}

func readPDFText(data string, limits Limits) (*draft, error) {
	doc, err := pdf.Read(data, int(min(limits.Ratio*int64(len(data)), 16*limits.Article)))
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return nil, &fault{reason: "is encrypted", do: "save it without a password, as with qpdf --decrypt"}
	case errors.Is(err, pdf.ErrNotPDF):
		return nil, &fault{reason: "is no PDF", do: "see what it is, and name it so"}
	case err != nil:
		return nil, &fault{reason: "is a broken PDF: it has no pages", do: "open it and print it to PDF anew"}
	}
	all := paragraphsOf(doc)
	if err := readableText(all, len(doc.Pages)); err != nil {
		return nil, err
	}
	d := &draft{plain: true}
	var s story
	for _, p := range all {
		s.add(p.kind, legible(p.text))
	}
	s.into(d)
	d.Title = titleOf(all)
	if d.Title == "" && plausibleTitle(doc.Title) {
		d.Title = doc.Title
	}
	for _, p := range all {
		if p.kind == timeline.Furniture {
			d.evidence = append(d.evidence, issued(p.text)...)
		}
	}
	if e, ok := madeOn(doc.Created); ok {
		d.evidence = append(d.evidence, e)
	}
	if namesOnly(doc.Author) && len(strings.Fields(doc.Author)) > 1 && !slices.ContainsFunc(all, func(p paragraph) bool { return bylineNames(p.text) != "" }) {
		d.Byline = doc.Author
	}
	return d, nil
}

// opensPDF reports whether a file begins as a PDF does.
func opensPDF(head []byte) bool { return pdf.Is(head) }

// What a text layer must be like to be read.
const (
	fewestLetters = 40  // on a page, or it is a picture of one
	mostUnknown   = .08 // of the letters that cannot be told
	leastKnown    = .08 // of the words that are the most frequent ones of some language
	longestWords  = 16  // letters in a word, or the spaces are lost
)

// readableText says what is wrong with a text layer that is none, or that no
// person could read.
func readableText(all []paragraph, pages int) error {
	letters, unknown, words := 0, 0, 0
	var b strings.Builder
	for _, p := range all {
		for _, r := range p.text {
			switch {
			case r == unicode.ReplacementChar, unicode.Is(unicode.Co, r), unicode.IsControl(r) && !unicode.IsSpace(r):
				unknown++
			case unicode.IsLetter(r):
				letters++
			}
		}
		words += len(strings.Fields(p.text))
		if p.kind.Told() {
			b.WriteString(p.text)
			b.WriteByte('\n')
		}
	}
	const ocr = "run it through OCR, as with ocrmypdf"
	switch {
	case letters+unknown < fewestLetters*min(pages, 5) && letters+unknown < 20*fewestLetters:
		return &fault{reason: "has no text layer: its pages are pictures", do: ocr}
	case float64(unknown) > mostUnknown*float64(letters+unknown):
		return &fault{reason: "has a text layer that cannot be told: its fonts do not say which letters they have", do: ocr + ", with --force-ocr"}
	}
	lang, known := prose.Language(b.String())
	switch spaceless := slices.Contains([]string{"ja", "zh", "th", "lo", "km", "my"}, lang); {
	case spaceless:
	case words > 30 && letters > longestWords*words:
		return &fault{reason: "has a text layer without spaces", do: ocr + ", with --force-ocr"}
	case lang == "" && words > 200 && known < leastKnown:
		return &fault{reason: "has a text layer of which hardly a word is known", do: ocr + ", with --force-ocr"}
	}
	return nil
}

// ligatures are letters that are printed as one, and what cannot be told.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", string(unicode.ReplacementChar), "")

// legible returns s in single letters, without those that cannot be told.
func legible(s string) string { return ligatures.Replace(s) }

// titleOf returns the largest writing on the first page.
func titleOf(all []paragraph) string {
	best := -1
	for i, p := range all {
		if p.page == 0 && p.kind == timeline.Heading && (best < 0 || p.size > all[best].size*1.05) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return legible(all[best].text)
}

// fileEndings are those of the names that programs put where a title belongs.
var fileEndings = []string{".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".qxp", ".pdf", ".txt", ".html", ".htm", ".tex", ".dvi", ".pages", ".ppt", ".pptx", ".xls", ".xlsx"}

// plausibleTitle reports whether a PDF calls itself as a person would call it,
// and not after the program or the file that it was made with.
func plausibleTitle(s string) bool {
	low := strings.ToLower(strings.TrimSpace(s))
	return len(strings.Fields(low)) > 1 && len(low) <= 200 && !hasAny(strings.HasSuffix, low, fileEndings) && !strings.HasPrefix(low, "microsoft ") && !strings.HasPrefix(low, "untitled") && !strings.ContainsAny(low, `\_`)
}

// issued returns the day that a line along the edge of the pages states, as papers
// and journals have it there. One in figures is more likely that of a printout.
func issued(line string) []evidence {
	for i := range line {
		if i > 0 && line[i-1] != ' ' {
			continue
		}
		if e, _, ok := leadingDate(line[i:], volume); ok && len(e.readings) == 1 && e.isDay() && strings.ContainsFunc(line[i:], unicode.IsLetter) {
			return []evidence{e}
		}
	}
	return nil
}

// madeOn reads when a PDF was made: D:20181204153000-05'00'. The article in it
// may be older by far, so it is a guess.
func madeOn(s string) (evidence, bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "D:")
	if len(s) < len("20181204") {
		return evidence{}, false
	}
	return readDate(s[:len("20181204")], guess)
}
