package archive

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"annals/timeline/calendar"

	"golang.org/x/net/html"
)

// Fields are what an article says of itself in front matter or in a record: the
// values of each field, as they are written, by its plain name.
type fields map[string][]string

// plainName returns the name of a field as the tables have it, since the same one
// is published_at, publishedAt and "Published at". What lies within another field
// has its name before it: article.body.
func plainName(name string) string {
	if isPlainName(name) {
		return name
	}
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' || r == '\uFEFF' {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// isPlainName reports whether plainName has nothing to do, as with most names.
func isPlainName(name string) bool {
	for i := range len(name) {
		if c := name[i]; (c < 'a' || c > 'z') && !isDigit(c) {
			return false
		}
	}
	return true
}

// The names by which programs, and people in several languages, know a thing, the
// best first. lateKeys say when it was last changed, which is no date of
// publication; madeKeys say when something was made, which is one where nothing
// better is said.
var (
	textKeys = []string{
		"text", "body", "content", "article", "fulltext", "story", "contenttext", "bodytext", "maintext", "articlebody", "articletext", "articlecontent", "storytext", "plaintext", "rawtext", "fullcontent",
		"texte", "contenu", "corps", "inhalt", "artikeltext", "volltext", "texto", "contenido", "cuerpo", "conteudo", "conteúdo", "corpo", "testo", "contenuto", "tekst", "inhoud", "artikel", "treść", "текст", "本文", "正文",
	}
	htmlKeys   = []string{"contenthtml", "bodyhtml", "html", "htmlbody", "htmlcontent", "bodyxhtml", "articlehtml"}
	dateKeys   = []string{"date", "published", "publishdate", "pubdate", "dct", "datepublished", "publishedat", "publishedon", "publishedtime", "publicationdate", "publicationtime", "publisheddate", "datepublish", "datepub", "webpublicationdate", "dateofpublication", "issued", "releasedate", "datum", "fecha", "dataora", "data", "datepublication", "datedepublication", "veröffentlicht", "erschienen", "erscheinungsdatum", "publicado", "fechapublicacion", "fechadepublicacion", "datapubblicazione", "publicatiedatum", "дата", "日付", "日期"}
	madeKeys   = []string{"datetime", "timestamp", "created", "createdat", "datecreated", "createdon", "createddate", "firstcreated", "contentcreated", "time"}
	lateKeys   = []string{"lastmod", "modified", "updated", "datemodified", "datemodify", "lastmodifiedat", "lastmodified", "lastupdated", "modifiedat", "updatedat", "modifieddate", "updatedate", "dateupdated", "versioncreated", "geändert", "modifie", "modifié", "actualizado"}
	titleKeys  = []string{"title", "headline", "webtitle", "titel", "titre", "überschrift", "ueberschrift", "schlagzeile", "titulo", "título", "titular", "titolo", "kop", "tytuł", "заголовок", "タイトル", "标题"}
	authorKeys = []string{"byline", "author", "authors", "creator", "writer", "reporter", "auteur", "auteurs", "autor", "autoren", "autores", "verfasser", "autore", "autori", "автор", "著者", "作者"}
	sourceKeys = []string{"source", "publication", "outlet", "publisher", "newspaper", "sitename", "publicationtitle", "publicationname", "sourcename", "newsoutlet", "medium", "sourcedomain", "quelle", "zeitung", "journal", "fuente", "medio", "periodico", "periódico", "fonte", "testata", "jornal", "bron", "krant"}
	urlKeys    = []string{"canonical", "canonicalurl", "permalink", "link", "url", "weburl", "articleurl", "sourceurl", "guid", "lien", "adresse", "enlace"}
	langKeys   = []string{"lang", "language", "locale", "inlanguage", "langue", "sprache", "idioma", "lingua", "taal"}
	deckKeys   = []string{"deck", "dek", "standfirst", "subtitle", "subhead", "subheadline", "description", "summary", "excerpt", "abstract", "teaser", "chapo", "vorspann", "untertitel", "bajada", "sottotitolo", "resumen", "résumé"}
	partKeys   = []string{"section", "category", "categories", "sectionname", "desk", "rubrique", "ressort", "rubrik", "seccion", "sección", "sezione", "rubriek"}
	tagKeys    = []string{"tags", "keywords", "tag", "subject", "subjects", "topics", "motscles", "schlagwörter", "schlagworte", "etiquetas"}
	idKeys     = []string{"id", "guid", "uuid", "articleid", "docid", "documentid", "storyid", "uri"}
)

func (f fields) first(keys []string) string {
	for _, k := range keys {
		for _, v := range f[k] {
			if v = strings.TrimSpace(v); v != "" {
				return v
			}
		}
	}
	return ""
}

// says reports whether the value of a key is one of the given words.
func (f fields) says(key string, words ...string) bool {
	return slices.Contains(words, strings.ToLower(f.first([]string{key})))
}

// into gives d what the fields say. Their dates are evidence of the basis b. Titles are often a page's, and
// written as there: Mill&#39;s end.
func (f fields) into(d *draft, b basis) {
	d.Title = html.UnescapeString(f.first(titleKeys))
	d.Source = f.first(sourceKeys)
	d.Lang = f.first(langKeys)
	d.Deck = html.UnescapeString(f.first(deckKeys))
	d.Section = f.first(partKeys)
	d.Tags = f.tags()
	d.URL = address(f)
	for _, k := range authorKeys {
		if names := f[k]; len(names) > 0 {
			d.Byline = list(names)
			break
		}
	}
	d.unfinished = f.says("draft", "true", "yes", "on") || f.says("published", "false", "no", "off") ||
		f.says("status", unfinished...) || f.says("poststatus", unfinished...)
	d.dates(f, dateKeys, b)
	if len(d.evidence) == 0 {
		d.dates(f, madeKeys, b)
	}
	if e, ok := fieldDate(f.first(lateKeys), b); ok {
		d.changed(e)
	}
}

// unfinished are the words for what is not, or not yet, or no longer published.
var unfinished = []string{"draft", "auto-draft", "pending", "private", "trash", "future", "unpublished", "deleted", "canceled", "cancelled", "withheld"}

func (d *draft) dates(f fields, keys []string, b basis) {
	for _, k := range keys {
		for _, v := range f[k] {
			if e, ok := fieldDate(v, b); ok {
				d.evidence = append(d.evidence, e)
			}
		}
	}
}

// fieldDate reads a date of a field, which may count the seconds since 1970.
func fieldDate(s string, b basis) (evidence, bool) {
	if when := unixTime(s); !when.IsZero() {
		e := clear(calendar.In(when, calendar.Day), b)
		e.utc = true
		return e, true
	}
	return readDate(s, b)
}

// unixTime reads what counts the seconds since 1970, or the milliseconds. Numbers of
// other lengths are dates, years or nothing.
func unixTime(s string) time.Time {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ".")
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || n <= 0:
	case len(s) == 9 || len(s) == 10:
		return time.Unix(n, 0).UTC()
	case len(s) == 13:
		return time.UnixMilli(n).UTC()
	}
	return time.Time{}
}

// article makes an article of a record that holds its text.
func (f fields) article() (*draft, error) {
	d := &draft{}
	f.into(d, field)
	d.record = oneLine(f.first(idKeys))
	d.readLine(f.first([]string{"dateline"}))
	named := false
	for _, k := range htmlKeys {
		html := strings.Join(f[k], "\n")
		if named = named || f[k] != nil; strings.TrimSpace(html) != "" {
			return d, d.setHTML(html)
		}
	}
	for _, k := range textKeys {
		text := strings.Join(f[k], "\n\n")
		if named = named || f[k] != nil; strings.TrimSpace(text) != "" {
			return d, d.setText(text)
		}
	}
	if named {
		return d, nil // it has no text, as will be said
	}
	return nil, f.noText()
}

// readLine takes what a dateline says that stands by itself: WASHINGTON, March 22
// (Reuters).
func (d *draft) readLine(line string) {
	l, ok := readDateline(strings.TrimRight(line, " -–—") + " - …")
	if !ok {
		return
	}
	if l.agency != "" {
		d.Agencies = with(d.Agencies, agencyCalled(l.agency))
	}
	if l.known {
		d.evidence = append(d.evidence, l.when)
	}
}

// setText gives d a text of which nobody has said whether it is HTML.
func (d *draft) setText(text string) error {
	if looksLikeHTML(text) {
		return d.setHTML(text)
	}
	d.plain = true
	d.setPlain(text)
	return nil
}

func looksLikeHTML(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") && strings.Contains(text, "</") ||
		strings.Contains(text, "</p>") || strings.Contains(text, "<p>") || strings.Contains(text, "<br")
}

// noText says which fields there are, and how to name the one that is the text: the
// one with most in it.
func (f fields) noText() error {
	best, size := "NAME", 60
	names := slices.Sorted(maps.Keys(f))
	for _, name := range names {
		if value := f.first([]string{name}); len(value) > size && !isAddress(value) {
			best, size = name, len(value)
		}
	}
	return noText(names, best)
}

func noText(names []string, best string) error {
	const most, longest = 20, 300
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	shown := oneLine(strings.Join(names, ", "))
	if len(shown) > longest {
		shown = strings.ToValidUTF8(shown[:longest], "") + "…"
	}
	if len(best) > longest {
		best = "NAME"
	}
	return &fault{
		reason: "no field can be the text, of " + cmp.Or(shown, "none"),
		do:     "name the one that is: --field text=" + oneLine(best),
	}
}

// tags returns what the article is filed under. A list may stand in one line.
func (f fields) tags() []string {
	for _, k := range tagKeys {
		values := f[k]
		if len(values) == 1 {
			values = strings.FieldsFunc(values[0], func(r rune) bool { return r == ',' || r == ';' })
		}
		if tags := cleanTags(values); len(tags) > 0 {
			return tags
		}
	}
	return nil
}

// cleanTags returns tags in one line each, each once.
func cleanTags(tags []string) []string {
	var clean []string
	for _, t := range tags {
		if t = oneLine(t); t != "" {
			clean = with(clean, t)
		}
	}
	return clean
}

// address returns the first field that is an address of the web; Hugo's url and
// Jekyll's permalink may be paths of the site.
func address(f fields) string {
	for _, k := range urlKeys {
		for _, v := range f[k] {
			if strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://") {
				return v
			}
		}
	}
	return ""
}

// list joins names as people do: Ann, Bob and Cy.
func list(names []string) string {
	names = slices.DeleteFunc(slices.Clone(names), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// wrappers are the fields that hold the whole of an article in many a data base.
// Params is where Hugo keeps fields of one's own.
var wrappers = []string{"params", "_source", "fields", "article", "doc", "document", "attributes", "item", "post", "node", "data", "properties"}

// deepest is how many tables in each other are looked into.
const deepest = 4

// add takes what stands in a table that was decoded from JSON or TOML. What is
// named first stays.
func (f fields) add(table map[string]any) { f.within(table, "", 0) }

func (f fields) within(table map[string]any, above string, depth int) {
	names := slices.Sorted(maps.Keys(table))
	for _, name := range names {
		if inner, ok := table[name].(map[string]any); ok && slices.Contains(wrappers, strings.ToLower(name)) {
			if depth < deepest {
				f.within(inner, above+plainName(name)+".", depth+1)
			}
			continue
		}
		f.put(above+plainName(name), table[name], depth)
	}
	for _, name := range names {
		if inner, ok := table[name].(map[string]any); ok && slices.Contains(wrappers, strings.ToLower(name)) && depth < deepest {
			f.within(inner, above, depth+1)
		}
	}
}

// put takes a value, and where that is a table what stands in it.
func (f fields) put(key string, value any, depth int) {
	var values []string
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			values = append(values, scalar(e)...)
		}
	case map[string]any:
		values = scalar(v)
		if depth < deepest {
			f.within(v, key+".", depth+1)
		}
	default:
		values = scalar(v)
	}
	if _, there := f[key]; !there && len(values) > 0 {
		f[key] = values
	}
}

// worded are the fields of a table that say what it is, the best first: of an author
// the name, of a paragraph the text.
var worded = []string{"name", "title", "text", "value", "rendered", "main", "original"}

func scalar(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case json.Number:
		return []string{v.String()}
	case bool, int64, float64:
		return []string{fmt.Sprint(v)}
	case time.Time:
		return []string{v.Format("2006-01-02")}
	case map[string]any:
		for _, k := range worded {
			if s, ok := v[k].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}
