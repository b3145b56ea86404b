package archive

import (
	"bytes"
	"cmp"
	"strings"
)

// A blog is what a WordPress export says of the site it comes from.
type blog struct {
	title   string
	lang    string
	authors map[string]string // their names, by what they log in as
}

// opensWXR reports whether a file is a WordPress export: RSS with the vocabulary
// of WordPress.
func opensWXR(head []byte) bool {
	name, tag := rootElement(head)
	return name == "rss" && strings.Contains(tag, "xmlns:wp") || name == "rss" && bytes.Contains(head, []byte("<wp:wxr_version>"))
}

// eachPost gives the items of a WordPress export.
func eachPost(in *input, yield func(record) error) error {
	return eachElement(in, "item", func(s *elements) func(string) (*draft, error) {
		b := readBlog(s.head)
		return b.post
	}, yield)
}

// readBlog reads what stands above the items.
func readBlog(head string) *blog {
	b := &blog{authors: map[string]string{}}
	for c := range channel(head) {
		switch c.name {
		case "title":
			b.title = lineOfHTML(c.text)
		case "language":
			b.lang = c.text
		case "wp:author":
			a := texted(c)
			if name := cmp.Or(a["wp:author_display_name"], strings.TrimSpace(a["wp:author_first_name"]+" "+a["wp:author_last_name"])); name != "" {
				b.authors[a["wp:author_login"]] = name
			}
		}
	}
	return b
}

// texted returns the texts of what lies directly in c.
func texted(c child) map[string]string {
	all := map[string]string{}
	for c := range children("<x>" + c.inner) {
		all[c.name] = strings.TrimSpace(c.text)
	}
	return all
}

// postTypes are the kinds of item that are articles; those that are none are
// counted by the name they have here, and all others as custom posts.
var postTypes = map[string]passed{
	"": "", "post": "", "page": "", "article": "", "story": "", "news": "",
	"attachment": "attachment", "revision": "revision", "nav_menu_item": "menu item",
}

const customPost passed = "custom post"

// post reads an item. One that is not open to all is no article that may be shown.
func (b *blog) post(item string) (*draft, error) {
	d := &draft{}
	d.Source, d.Lang = b.title, b.lang
	var (
		kind, status, content, excerpt string
		published, gmt                 string
		filed, tags                    []string
		locked                         bool // to all who have no password
	)
	for c := range children(item) {
		switch c.name {
		case "wp:post_type":
			kind = strings.TrimSpace(c.text)
		case "wp:status":
			status = strings.TrimSpace(c.text)
		case "wp:post_password":
			if strings.TrimSpace(c.text) != "" {
				locked = true
			}
		case "title":
			d.Title = lineOfHTML(c.text)
		case "link":
			d.URL = webAddress(c.text)
		case "dc:creator":
			login := strings.TrimSpace(c.text)
			d.Byline = cmp.Or(b.authors[login], login)
		case "wp:post_id":
			d.record = oneLine(c.text)
		case "content:encoded":
			content = c.text
		case "excerpt:encoded":
			excerpt = c.text
		case "wp:post_date":
			published = c.text
		case "wp:post_date_gmt":
			gmt = c.text
		case "pubDate":
			gmt = cmp.Or(stated(gmt), c.text)
		case "wp:post_modified":
			d.modified(strings.TrimSpace(c.text))
		case "category":
			switch name := lineOfHTML(c.text); {
			case name == "" || c.attr("nicename") == "uncategorized":
			case c.attr("domain") == "category":
				filed = append(filed, name)
			case c.attr("domain") == "post_tag" || c.attr("domain") == "tag":
				tags = append(tags, name)
			}
		}
	}
	if p, known := postTypes[kind]; !known {
		return nil, customPost
	} else if p != "" {
		return nil, p
	}
	if locked || status != "" && status != "publish" {
		return nil, aDraft
	}
	if e, ok := readDate(cmp.Or(stated(published), gmt), field); ok {
		d.evidence = append(d.evidence, e)
	}
	if len(filed) > 0 {
		d.Section, tags = filed[0], append(tags, filed[1:]...)
	}
	d.Tags = cleanTags(tags)
	if err := d.setHTML(withoutMachinery(content)); err != nil {
		return nil, err
	}
	d.summary(excerpt)
	return d, nil
}

// stated returns a date of WordPress, and "" where it is 0000-00-00 00:00:00, as
// that of a draft.
func stated(date string) string {
	date = strings.TrimSpace(date)
	if strings.HasPrefix(date, "0000-") {
		return ""
	}
	return date
}
