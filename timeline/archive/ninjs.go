package archive

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A ninjs is an item in the JSON of news agencies (IPTC ninjs 1 to 3). What the
// versions call otherwise, or made lists of, is looked for under all its names.
type ninjs map[string]any

// ninjsMarks are fields that an item has and hardly anything else.
var ninjsMarks = []string{
	`"body_text"`, `"body_xhtml"`, `"body_html"`, `"bodies"`, `"headlines"`, `"versioncreated"`, `"versionCreated"`, `"firstcreated"`, `"firstCreated"`, `"contentcreated"`, `"contentCreated"`,
	`"pubstatus"`, `"pubStatus"`, `"usageterms"`, `"usageTerms"`, `"copyrightholder"`, `"copyrightHolder"`, `"copyrightnotice"`, `"altids"`, `"altIds"`, `"infosources"`, `"infoSources"`, `"located"`,
}

// opensNinjs reports whether a file of JSON is in ninjs.
func opensNinjs(head []byte) bool {
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return false
	}
	if bytes.Contains(head, []byte(`"ninjs"`)) {
		return true
	}
	n := 0
	for _, mark := range ninjsMarks {
		if bytes.Contains(head, []byte(mark)) {
			n++
		}
	}
	return n >= 2
}

// eachNinjs gives the items of a file: one, a list of them, or one after another.
func eachNinjs(in *input, yield func(record) error) error {
	return eachObject(in, false, readNinjs, yield)
}

// withdrawn are the states of an item that may not be used.
var withdrawn = []string{"canceled", "cancelled", "withheld", "stat:canceled", "stat:withheld"}

// readNinjs reads an item.
func readNinjs(data string, names Naming) (*draft, error) {
	table, err := objectOf(data)
	if err != nil {
		return nil, err
	}
	n := ninjs{}
	for key, v := range table {
		n[plainName(key)] = v
	}
	if slices.Contains(withdrawn, strings.ToLower(n.first("pubstatus"))) {
		return nil, withdrawnStory
	}
	if kind := n.first("type"); kind != "" && kind != "text" && kind != "composite" {
		return nil, mediaItem
	}
	f := fields{}
	f.add(table)
	for _, k := range [...]string{"subjects", "subject", "headlines", "bodies", "text", "body"} {
		delete(f, k) // they are read here
	}
	f.rename(names)
	d := &draft{}
	f.into(d, field)
	d.evidence = nil
	d.record = oneLine(n.first("uri", "guid", "id"))
	d.Title = cmp.Or(n.first("headline"), n.role("headlines", "main", ""), d.Title)
	d.Byline = cmp.Or(n.first("byline"), d.Byline)
	d.Deck = oneLine(cmp.Or(n.first("descriptiontext", "description"), n.role("descriptions", "summary", "")))
	d.Source = cmp.Or(n.first("source", "provider"), n.named("infosources", "infosource"), n.first("copyrightholder"), n.named("copyrightholders"))
	d.Tags = cleanTags(slices.Concat(n.names("subjects"), n.names("subject"), n.names("keywords")))
	n.dates(d)
	if err := n.text(d); err != nil {
		return nil, err
	}
	if len(d.Blocks) == 0 {
		return f.article() // named by the user, or called otherwise
	}
	return d, nil
}

const (
	withdrawnStory passed = "withdrawn article"
	mediaItem      passed = "media item"
)

// dates takes when the item was first made as its date, and when this version was as
// that of its change.
func (n ninjs) dates(d *draft) {
	var first bool
	for _, k := range [...]string{"datepublished", "firstpublished", "firstcreated", "contentcreated", "versioncreated"} {
		e, ok := readDate(n.first(k), field)
		switch {
		case !ok:
		case !first:
			d.evidence, first = append(d.evidence, e), true
		case k == "versioncreated":
			d.changed(e)
		}
	}
}

// text gives d the text of the item, in the richest form in which it has it.
func (n ninjs) text(d *draft) error {
	if html := cmp.Or(n.first("bodyxhtml", "bodyhtml"), n.body(true)); html != "" {
		return d.setHTML(html)
	}
	if text := cmp.Or(n.first("bodytext"), n.body(false)); text != "" {
		return d.setText(text)
	}
	for _, key := range slices.Sorted(maps.Keys(n)) { // body_transcript, and others that an agency has of its own
		if text := n.first(key); strings.HasPrefix(key, "body") && text != "" {
			return d.setText(text)
		}
	}
	return nil
}

// body returns what of bodies is the article: in HTML, or not.
func (n ninjs) body(html bool) string {
	best, size := "", 0
	for _, b := range objects(n["bodies"]) {
		kind := strings.ToLower(stringOf(b["contenttype"]) + stringOf(b["role"]))
		value := stringOf(b["value"])
		if (strings.Contains(kind, "html") || looksLikeHTML(value)) == html && len(value) > size {
			best, size = value, len(value)
		}
	}
	return best
}

// role returns the value of a role in a list of such, or that of any.
func (n ninjs) role(key string, roles ...string) string {
	for _, role := range roles {
		for _, o := range objects(n[key]) {
			if value := stringOf(o["value"]); value != "" && (role == "" || strings.EqualFold(stringOf(o["role"]), role)) {
				return value
			}
		}
	}
	return ""
}

// named returns the first name in lists of things.
func (n ninjs) named(keys ...string) string {
	for _, k := range keys {
		if names := n.names(k); len(names) > 0 {
			return names[0]
		}
	}
	return ""
}

func (n ninjs) names(key string) []string {
	var all []string
	for _, o := range objects(n[key]) {
		if name := cmp.Or(stringOf(o["name"]), stringOf(o["literal"])); name != "" {
			all = append(all, name)
		}
	}
	if list, ok := n[key].([]any); ok {
		for _, v := range list {
			if s := stringOf(v); s != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

func (n ninjs) first(keys ...string) string {
	for _, k := range keys {
		if s := strings.TrimSpace(stringOf(n[k])); s != "" {
			return s
		}
	}
	return ""
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

// objects returns the objects in a list, their keys in small letters, or the one that
// v is.
func objects(v any) []map[string]any {
	var all []map[string]any
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, e := range list {
		if o, ok := e.(map[string]any); ok {
			plain := map[string]any{}
			for k, v := range o {
				plain[plainName(k)] = v
			}
			all = append(all, plain)
		}
	}
	return all
}
