package archive

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// Curated events are those that an editor has entered elsewhere: in TimelineJS, as JSON or as its
// table, or in what annals has written itself and somebody has mended. Each becomes an article that holds
// what was entered, the headline first, and says that it is curated.

// opensCuratedJSON reports whether a file is of events in JSON: of TimelineJS, or as annals writes them.
func opensCuratedJSON(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"headline"`)) {
		return false
	}
	return bytes.Contains(head, []byte(`"start_date"`)) && bytes.Contains(head, []byte(`"events"`)) ||
		bytes.Contains(head, []byte(`"edtf"`)) && (bytes.Contains(head, []byte(`"mentions"`)) || bytes.Contains(head, []byte(`"basis"`)))
}

// eachCurated gives the events of a file in JSON: one a line, or those of a list.
func eachCurated(in *input, yield func(record) error) error {
	head, err := in.begins()
	if err != nil {
		return err
	}
	if inLines(head) {
		return recordLines(in, readCurated, yield)
	}
	text, err := whole(in)
	if err == nil {
		text, err = decode(text)
	}
	if err != nil {
		return err
	}
	return eachListed(text, yield)
}

// eachListed gives the members of the list "events" in a document, or where it has none the document.
func eachListed(text string, yield func(record) error) error {
	dec := json.NewDecoder(strings.NewReader(text))
	broken := func(err error) error {
		at := int(dec.InputOffset())
		var all json.RawMessage
		if syntax, ok := errors.AsType[*json.SyntaxError](json.Unmarshal([]byte(text), &all)); ok { // a decoder counts from where it began
			at, err = min(max(int(syntax.Offset)-1, 0), len(text)), syntax
		}
		f, _ := errors.AsType[*fault](notJSON(err))
		line := 1 + strings.Count(text[:at], "\n")
		return &fault{line: line, reason: fmt.Sprintf("column %d: %s", at-strings.LastIndexByte(text[:at], '\n'), f.reason), do: "mend it; what stands before is read"}
	}
	if _, err := dec.Token(); err != nil {
		return broken(err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return broken(err)
		}
		var value json.RawMessage
		if key != "events" {
			if err := dec.Decode(&value); err != nil {
				return broken(err)
			}
			continue
		}
		if open, err := dec.Token(); err != nil || open != json.Delim('[') {
			return broken(cmp.Or(err, errors.New("events is no list")))
		}
		for number := 1; dec.More(); number++ {
			if err := dec.Decode(&value); err != nil {
				return broken(err)
			}
			data := string(value)
			from := int(dec.InputOffset()) - len(data)
			rec := record{number: number, line: 1 + strings.Count(text[:from], "\n"), size: len(data)}
			rec.read = func() (*draft, error) { return readCurated(data) }
			if err := yield(rec); err != nil {
				return err
			}
		}
		if _, err := dec.Token(); err != nil {
			return broken(err)
		}
		return nil
	}
	return yield(record{number: 1, line: 1, size: len(text), read: func() (*draft, error) { return readCurated(text) }})
}

// A curatedEvent is an event in JSON: its fields are those of TimelineJS and of annals, which have
// none in common but a name.
type curatedEvent struct {
	ID     string `json:"id"`
	Unique string `json:"unique_id"`
	Type   string `json:"type"`

	Start   *slideDate `json:"start_date"`
	End     *slideDate `json:"end_date"`
	Display string     `json:"display_date"`
	Group   string     `json:"group"`
	Text    struct {
		Headline string `json:"headline"`
		Text     string `json:"text"`
	} `json:"text"`

	Date struct {
		EDTF  string `json:"edtf"`
		Basis string `json:"basis"`
	} `json:"date"`
	Headline   string   `json:"headline"`
	Status     string   `json:"status"`
	By         []string `json:"by"`
	Importance float64  `json:"importance"`
	Names      []struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	} `json:"names"`
	Places   []string `json:"places"`
	Mentions []struct {
		Article string `json:"article"`
		Quote   string `json:"quote"`
	} `json:"mentions"`
}

// A slideDate is a date of TimelineJS, whose numbers are often texts.
type slideDate struct {
	Year  jsonNumber `json:"year"`
	Month jsonNumber `json:"month"`
	Day   jsonNumber `json:"day"`
}

// A jsonNumber is a number, or a text that should be one.
type jsonNumber string

// UnmarshalJSON takes what stands there.
func (n *jsonNumber) UnmarshalJSON(data []byte) error {
	s := strings.Trim(string(data), `" `)
	if s == "null" {
		s = ""
	}
	*n = jsonNumber(s)
	return nil
}

// readCurated makes an event of an object.
func readCurated(data string) (*draft, error) {
	var x curatedEvent
	if err := json.Unmarshal([]byte(data), &x); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return nil, &fault{reason: fmt.Sprintf("its field %s is a %s", wrong.Field, wrong.Value), do: "write it as TimelineJS or annals does"}
		}
		return nil, notJSON(err)
	}
	c := &timeline.Curated{}
	var err error
	if x.Start != nil {
		if x.Type == "title" {
			return nil, passed("title slide")
		}
		c.ID = x.Unique
		if c.When, err = slideSpan(x.Start, x.End, x.Display); err != nil {
			return nil, err
		}
		return entered(c, unwarned(plainOf(x.Text.Headline), x.Group), plainOf(x.Text.Text), x.Group)
	}
	c.ID, c.Importance, c.By, c.Places = x.ID, max(0, x.Importance), clean(x.By), clean(x.Places)
	if c.When, err = enteredDate(x.Date.EDTF); err != nil {
		return nil, err
	}
	c.Basis, c.Names = basisCalled(x.Date.Basis), []timeline.Name{}
	for _, n := range x.Names {
		c.Names = append(c.Names, timeline.Name{Name: oneLine(n.Name), Kind: kindCalled(n.Kind)})
	}
	var quotes []string
	for _, m := range x.Mentions[:min(len(x.Mentions), 3)] {
		quotes = append(quotes, citing(m.Quote, m.Article))
	}
	return entered(c, oneLine(x.Headline), strings.Join(quotes, "\n"), x.Status)
}

// entered makes an article of an event: its headline, and what else was said in lines below it.
func entered(c *timeline.Curated, headline, more, status string) (*draft, error) {
	c.Status = statusCalled(status)
	var st story
	st.add(timeline.Paragraph, headline)
	for line := range strings.Lines(more) {
		st.add(timeline.Paragraph, line)
	}
	if len(st.blocks) == 0 {
		return nil, &fault{reason: "has no headline", do: "say in a line what happened"}
	}
	d := &draft{record: oneLine(c.ID), complete: true}
	st.into(d)
	c.Headline = d.Text[st.blocks[0].Start:st.blocks[0].End]
	c.ID = oneLine(c.ID)
	if c.When.IsZero() {
		c.Basis = timex.NoBasis
	} else if c.Basis == timex.NoBasis {
		c.Basis = timex.Stated
	}
	d.Title, d.Source, d.Curated = c.Headline, timeline.CuratedSource, c
	return d, nil
}

// statusCalled returns the status of that name, Reported where there is none.
func statusCalled(name string) timeline.Status {
	s, known := timeline.StatusOf(oneLine(strings.ToLower(name)))
	if !known {
		return timeline.Reported
	}
	return s
}

// unwarned returns the headline of a slide without the status in brackets with which annals ends it where
// that is no plain report.
func unwarned(headline, status string) string {
	if at := strings.LastIndex(headline, " ["); at >= 0 && statusCalled(status) != timeline.Reported && strings.HasSuffix(headline, "]") {
		return headline[:at]
	}
	return headline
}

// plainOf returns the text of a piece of HTML, a line a block.
func plainOf(html string) string {
	var s story
	if err := s.addHTML(html, timeline.Paragraph); err != nil {
		return oneLine(html)
	}
	return strings.ReplaceAll(s.text.String(), "\n\n", "\n")
}

func citing(quote, article string) string {
	if quote = oneLine(quote); quote == "" {
		return ""
	}
	if article = oneLine(article); article != "" {
		article = " — " + article
	}
	return "“" + quote + "”" + article
}

func basisCalled(name string) timex.Basis {
	for _, b := range []timex.Basis{timex.Stated, timex.Resolved, timex.Published} {
		if b.String() == name {
			return b
		}
	}
	return timex.NoBasis
}

func kindCalled(name string) timeline.NameKind {
	for _, k := range []timeline.NameKind{timeline.Person, timeline.Organisation} {
		if k.String() == name {
			return k
		}
	}
	return timeline.Unknown
}

// enteredDate reads a date in EDTF, or as a person types it; "" is none.
func enteredDate(s string) (calendar.Value, error) {
	if s = strings.TrimSpace(s); s == "" {
		return calendar.Value{}, nil
	}
	v, err := timex.ParseDate(s, time.Time{})
	if err != nil {
		return v, &fault{reason: fmt.Sprintf("its date cannot be read: %v", err), do: "write 2018-12-01, 2018-12 or 2018"}
	}
	return v, nil
}

// slideSpan returns when a slide of TimelineJS is. TimelineJS knows years, months and days; what else is known
// of a date stands in the words that it shows in its place, and these are believed where they agree.
func slideSpan(start, end *slideDate, display string) (calendar.Value, error) {
	from, err := start.value("start_date")
	if err != nil {
		return from, err
	}
	v := from
	if end != nil && end.Year != "" {
		to, err := end.value("end_date")
		if err != nil {
			return to, err
		}
		if v = from; to != from {
			if v = calendar.Between(from, to); v.IsZero() {
				return v, &fault{reason: fmt.Sprintf("it ends in %s, before it begins in %s", to, from), do: "turn them round"}
			}
		}
	}
	return shownAs(v, oneLine(display)), nil
}

// shownAs returns v as the words in its place say it, where they are a date that agrees with it:
// "about 1990", "since February 2017".
func shownAs(v calendar.Value, words string) calendar.Value {
	if words == "" {
		return v
	}
	if shown, err := timex.ParseDate(words, time.Time{}); err == nil {
		if shown.Contains(v) || v.Contains(shown) {
			return shown
		}
		return v
	}
	for _, lang := range timex.Languages() {
		g, _ := timex.Language(lang)
		for _, shown := range []calendar.Value{calendar.Since(v), calendar.Until(v), calendar.About(v), calendar.Uncertain(v)} {
			if !shown.IsZero() && g.Format(shown) == words {
				return shown
			}
		}
	}
	return v
}

func (d *slideDate) value(field string) (calendar.Value, error) {
	var n [3]int
	for i, s := range []jsonNumber{d.Year, d.Month, d.Day} {
		var err error
		if n[i], err = strconv.Atoi(strings.TrimSpace(string(s))); err != nil && (s != "" || i == 0) {
			return calendar.Value{}, &fault{reason: fmt.Sprintf("the %s of its %s is %q and no number", [...]string{"year", "month", "day"}[i], field, s), do: "write a number"}
		}
	}
	i := calendar.Date(n[0], n[1], n[2])
	if i.IsZero() {
		return calendar.Value{}, &fault{reason: fmt.Sprintf("there is no %s %d-%02d-%02d", field, n[0], n[1], n[2]), do: "mend it"}
	}
	return calendar.On(i), nil
}

// opensCuratedTable reports whether a file is a table of events: that of TimelineJS, or as annals writes it.
func opensCuratedTable(head []byte) bool {
	first, _, _ := bytes.Cut(head, []byte("\n"))
	var names []string
	for name := range bytes.SplitSeq(first, []byte{commaOf(string(first))}) {
		names = append(names, plainName(strings.Trim(string(name), "\" \r")))
	}
	has := func(all ...string) bool {
		return !slices.ContainsFunc(all, func(name string) bool { return !slices.Contains(names, name) })
	}
	return has("year", "headline", "month") || has("date", "headline", "basis", "status")
}

// eachCuratedRow gives the events of a table.
func eachCuratedRow(in *input, yield func(record) error) error {
	return eachTableRow(in, func(*table, string) error { return nil }, (*table).readCurated, yield)
}

// readCurated makes an event of a row.
func (t *table) readCurated(row string) (*draft, error) {
	f, err := t.fields(row)
	if err != nil {
		return nil, err
	}
	cell := func(name string) string {
		if len(f[name]) == 0 {
			return ""
		}
		return undefused(f[name][0])
	}
	c := &timeline.Curated{}
	if slices.Contains(t.plain, "year") {
		if strings.EqualFold(cell("type"), "title") {
			return nil, passed("title slide")
		}
		start := &slideDate{jsonNumber(cell("year")), jsonNumber(cell("month")), jsonNumber(cell("day"))}
		end := &slideDate{jsonNumber(cell("endyear")), jsonNumber(cell("endmonth")), jsonNumber(cell("endday"))}
		if c.When, err = slideSpan(start, end, cell("displaydate")); err != nil {
			return nil, err
		}
		return entered(c, unwarned(plainOf(cell("headline")), cell("group")), plainOf(cell("text")), cell("group"))
	}
	c.ID, c.By, c.Places = cell("id"), parts(cell("by")), parts(cell("places"))
	if c.When, err = enteredDate(cell("date")); err != nil {
		return nil, err
	}
	c.Basis = basisCalled(cell("basis"))
	if slices.Contains(t.plain, "names") {
		c.Names = []timeline.Name{}
	}
	c.Importance, _ = strconv.ParseFloat(cell("importance"), 64) // what is none says nothing
	c.Importance = min(max(c.Importance, 0), 1)
	kinds := parts(cell("kinds"))
	for i, name := range parts(cell("names")) {
		n := timeline.Name{Name: name}
		if i < len(kinds) {
			n.Kind = kindCalled(kinds[i])
		}
		c.Names = append(c.Names, n)
	}
	return entered(c, oneLine(cell("headline")), citing(cell("quote"), cell("article")), cell("status"))
}

// parts returns what semicolons part in a cell.
func parts(cell string) []string { return clean(strings.Split(cell, ";")) }

// undefused takes away the apostrophe that keeps a spreadsheet from running a cell.
func undefused(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}
