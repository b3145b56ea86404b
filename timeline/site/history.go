package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A history is what a site knows of the one that stood in its place: what is told
// otherwise now, and all that is gone. A site that is built anew from the same articles
// keeps the history that it had: it is the same site.
type history struct {
	Newest   string       `json:"newest"`   // when the newest article of this site was published
	Compared bool         `json:"compared"` // there was a site before
	Since    string       `json:"since"`    // when its newest article was published
	Changes  []jsonChange `json:"changes"`
	Gone     []tombstone  `json:"gone"` // of all builds
}

// A tombstone stands for an event that a site had and no longer has, so that a link to it
// leads to what it was, and on to the event that it is part of now.
type tombstone struct {
	ID       string `json:"id"`
	EDTF     string `json:"edtf"`
	Headline string `json:"headline"`
	Status   string `json:"status"`
	Into     string `json:"into"` // the ID of that event, or ""
}

// The data of a site that the next build compares with.
const (
	eventData   = "events.jsonl"
	historyData = "history.json"
)

// A former site is the one that stands where the next is written.
type former struct {
	record  *record
	run     *Run // what the record says, once it is read
	history history
}

// readFormer returns the site in the folder fsys, nil where none stands there.
func readFormer(dir string, fsys fs.FS) (*former, error) {
	events, err := fsys.Open(eventData)
	if err != nil {
		return nil, nil
	}
	defer events.Close()
	var f former
	if f.record, err = readRecord(dir+"/"+eventData, events); err != nil {
		return nil, unreadable(dir, err)
	}
	data, err := fs.ReadFile(fsys, historyData)
	if err != nil { // it was built before there were histories
		return &f, nil
	}
	if err := json.Unmarshal(data, &f.history); err != nil {
		return nil, fmt.Errorf("%s/%s: %v: remove it, and what it says is gone leaves no trace", dir, historyData, err)
	}
	return &f, nil
}

// unreadable says of a fault in what is recorded of the site in dir what to do.
func unreadable(dir string, err error) error {
	return fmt.Errorf("%w; or remove %s, and nothing is compared with it", err, dir)
}

// compare finds what is told otherwise than by f, which is nil where there was no site.
func (e *edition) compare(f *former) {
	h := &e.history
	for _, a := range e.byPublished() {
		if p := a.Published.When; !p.IsZero() {
			h.Newest = edtf(p)
		}
	}
	h.Changes, h.Gone = []jsonChange{}, []tombstone{}
	if f == nil {
		return
	}
	e.byID = eventsByID(e.t)
	all := Changes(f.run, e.t)
	for _, c := range all {
		h.Changes = append(h.Changes, jsonOfChange(c))
	}
	h.Compared, h.Since = true, f.history.Newest
	if len(all) == 0 {
		h.Compared, h.Since, h.Changes = f.history.Compared, f.history.Since, append(h.Changes, f.history.Changes...)
	}
	buried := slices.Clone(f.history.Gone)
	for _, c := range all {
		if c.Was.ID == "" || c.Event != nil && c.Event.ID == c.Was.ID {
			continue
		}
		t := tombstone{ID: c.Was.ID, EDTF: c.Was.When.String(), Headline: c.Was.Headline, Status: c.Was.Status}
		if into := e.byID[idOfEvent(c.Event)]; into != nil {
			t.Into = into.ID
		} else if into := e.byID[idOfEvent(c.Into)]; into != nil {
			t.Into = into.ID
		}
		buried = append(buried, t)
	}
	e.bury(buried)
}

func idOfEvent(x *timeline.Event) string {
	if x == nil {
		return ""
	}
	return x.ID
}

// bury keeps the tombstones of events that are still gone, and follows what they are
// part of to what that is part of now.
func (e *edition) bury(all []tombstone) {
	seen := map[string]bool{"": true}
	for _, t := range all {
		if seen[t.ID] || e.byID[t.ID] != nil {
			continue
		}
		seen[t.ID] = true
		if t.Into != "" && e.byID[t.Into] == nil {
			t.Into = idOfEvent(e.t.Find(t.Into))
		}
		if t.Into == "" {
			t.Into = idOfEvent(e.t.Find(t.ID))
		}
		e.history.Gone = append(e.history.Gone, t)
	}
}

// historyFiles returns the page of what changed, the tombstones, and both as data.
func historyFiles(e *edition) []file {
	files := []file{{historyData, func(b *buffer) error {
		enc := json.NewEncoder(b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(e.history)
	}}}
	sorted := slices.Clone(e.history.Changes)
	slices.SortStableFunc(sorted, func(a, b jsonChange) int {
		return slices.Index(changeKinds[:], a.Change) - slices.Index(changeKinds[:], b.Change)
	})
	count := parts(len(sorted), changesOnPage)
	for k := range count {
		files = append(files, e.page("changes", partPath("changes", k), e.w.Changes, "", func(s sheet) any { return s.changesPage(sorted, k, count) }))
	}
	for _, t := range e.history.Gone {
		files = append(files, e.page("gone", e.goneAt[t.ID]+".html", t.Headline, "", func(s sheet) any { return s.gonePage(t) }))
	}
	return files
}

const (
	changesOnPage    = 300
	evidenceInChange = 5 // quotations at most that a change lists
)

// A changesPage lists what is new, told otherwise and gone.
type changesPage struct {
	Lead     string
	Tables   []link
	Sections []changeSection
	Parts    []link
	W        *words
}

// A changeSection is the changes of one kind.
type changeSection struct {
	ID, Heading string
	Changes     []changed
}

// A changed event is an entry with what is told otherwise of it.
type changed struct {
	entry
	Fields       []change
	Gained, Lost []Evidence
	Into         *entry // of what is gone: the event that it is part of now, or nil
}

// A change is a field that is told otherwise, in words.
type change struct{ Field, Was, Now string }

func (s sheet) changesPage(all []jsonChange, k, count int) changesPage {
	p := changesPage{Tables: s.here(s.tableLinks()), Parts: s.partLinks("changes", k, count, s.w.part), W: s.w}
	switch h := s.history; {
	case !h.Compared:
		p.Lead = s.w.ChangesFirst
	case h.Since == "":
		p.Lead = s.w.ChangesLead
	default:
		p.Lead = s.w.ChangesLead + " " + put(s.w.changesSince, s.edtfDate(h.Since).Text)
	}
	for _, c := range part(all, k, count) {
		id := c.Change + "_"
		if n := len(p.Sections); n == 0 || p.Sections[n-1].ID != id {
			p.Sections = append(p.Sections, changeSection{ID: id, Heading: s.w.changeKinds[c.Change]})
		}
		sec := &p.Sections[len(p.Sections)-1]
		sec.Changes = append(sec.Changes, s.changed(c))
	}
	return p
}

// changed returns c as the page shows it.
func (s sheet) changed(c jsonChange) changed {
	row := changed{entry: entry{Headline: c.Headline, Date: s.edtfDate(c.EDTF), Status: s.statusNamed(""), W: s.w}}
	if x := s.byID[c.ID]; x != nil {
		row.entry = s.pointer(x)
	} else if at := s.goneAt[c.ID]; at != "" {
		row.Href = s.to(at + ".html")
	}
	for _, f := range c.Fields {
		row.Fields = append(row.Fields, change{s.w.fields[f.Field], s.fieldText(f.Field, f.Was), s.fieldText(f.Field, f.Now)})
	}
	row.Gained, row.Lost = c.Gained[:min(len(c.Gained), evidenceInChange)], c.Lost[:min(len(c.Lost), evidenceInChange)]
	row.Into = s.pointerTo(c.Into)
	return row
}

// fieldText returns what an export writes in a field in words.
func (s sheet) fieldText(field, text string) string {
	switch field {
	case "date":
		return s.edtfDate(text).Text
	case "status":
		return s.statusNamed(text).Words
	case "basis":
		for basis, name := range basisNames {
			if name == text {
				return s.w.basisShort[basis]
			}
		}
	}
	if text == "" {
		return "–"
	}
	return text
}

// A gonePage is a tombstone.
type gonePage struct {
	entry
	Into *entry // the event that it is part of now, or nil
}

func (s sheet) gonePage(t tombstone) gonePage {
	return gonePage{entry{Headline: t.Headline, Date: s.edtfDate(t.EDTF), Status: s.statusNamed(t.Status), W: s.w}, s.pointerTo(t.Into)}
}

// pointerTo returns the event with the ID as a list shows it, nil where there is none.
func (s sheet) pointerTo(id string) *entry {
	x := s.byID[id]
	if x == nil {
		return nil
	}
	n := s.pointer(x)
	return &n
}

// statusNamed returns the status that exports call name.
func (s sheet) statusNamed(name string) status {
	st, _ := timeline.StatusOf(name)
	return s.status(st, nil)
}

// edtfDate returns the date that a former site wrote as EDTF, undated where it is none.
func (e *edition) edtfDate(text string) date {
	v, err := calendar.ParseEDTF(text)
	if err != nil {
		v = calendar.Value{}
	}
	return e.date(v)
}
