package site

import (
	"slices"

	"annals/timeline"
)

// A listPage is a page that lists some events for a reason: those without a
// date, those whose dates are in conflict.
type listPage struct {
	Heading, Lead, Count string
	List                 listing
	W                    *words
}

// listPages returns the pages of undated events and of conflicts.
func listPages(e *edition) []file {
	var files []file
	for _, l := range []struct {
		at, heading, lead, none string
		events                  []*timeline.Event
	}{
		{"undated", e.w.Undated, e.w.UndatedLead, e.w.UndatedNone, e.t.Undated},
		{"conflicts", e.w.Conflicts, e.w.ConflictsLead, e.w.ConflictsNone, e.conflicts},
	} {
		count := parts(len(l.events), full)
		for k := range count {
			files = append(files, e.page("list", partPath(l.at, k), l.heading, l.lead, func(s sheet) any {
				p := listPage{Heading: l.heading, Lead: l.lead, Count: s.w.count(len(l.events)), W: s.w}
				if len(l.events) == 0 {
					p.Lead, p.Count = l.none, ""
					return p
				}
				p.List = s.byYear(part(l.events, k, count), s.entry)
				p.List.Parts = s.partLinks(l.at, k, count, s.w.part)
				return p
			}))
		}
	}
	return files
}

// An articlesPage is an index of the articles that were read.
type articlesPage struct {
	Count    string
	Sections []articleSection
	Parts    []link
	W        *words
}

// An articleSection is the articles of a year.
type articleSection struct {
	ID, Heading string
	Rows        []articleRow
	W           *words
}

// An articleRow is an article in an index.
type articleRow struct {
	link
	Lang      string
	Source    string
	Published date
	Copy      bool // it repeats the text of another
}

// byPublished returns the articles by date of publication, those without one last.
func (e *edition) byPublished() []*timeline.Article {
	all := make([]*timeline.Article, 0, len(e.t.Tellings))
	for _, told := range e.t.Tellings {
		all = append(all, told.Article)
	}
	slices.SortStableFunc(all, func(a, b *timeline.Article) int {
		x, y := a.Published.When, b.Published.When
		switch {
		case x.IsZero() && y.IsZero():
			return 0
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		}
		return x.Start.Compare(y.Start)
	})
	return all
}

// articleIndex returns the pages that list the articles, by date of publication.
func articleIndex(e *edition) []file {
	all := e.byPublished()
	count := parts(len(all), lean)
	var files []file
	for k := range count {
		files = append(files, e.page("articles", partPath("a/index", k), e.w.Articles, "", func(s sheet) any { return s.articlesPage(all, k, count) }))
	}
	return files
}

func (s sheet) articlesPage(all []*timeline.Article, k, count int) articlesPage {
	p := articlesPage{Count: s.w.of(s.w.articles, len(all)), Sections: s.articleSections(part(all, k, count)), W: s.w}
	p.Parts = s.partLinks("a/index", k, count, func(k int) string {
		some := part(all, k, count)
		first, last := s.storyOf(some[0]).published.Text, s.storyOf(some[len(some)-1]).published.Text
		if first == "" || first == last {
			return s.w.part(k)
		}
		if last == "" {
			last = s.w.NoDate
		}
		return first + " – " + last
	})
	return p
}

// articleSections returns articles, which are in order of their dates, by the years in which they were published.
func (s sheet) articleSections(articles []*timeline.Article) []articleSection {
	var all []articleSection
	for _, a := range articles {
		id, heading := "stories_undated", s.w.PublishedUnknown
		if !a.Published.When.IsZero() {
			y := a.Published.When.Start.Year()
			id, heading = "stories_"+yearName(y), s.yearText(y)
		}
		if n := len(all); n == 0 || all[n-1].ID != id {
			all = append(all, articleSection{ID: id, Heading: heading, W: s.w})
		}
		sec := &all[len(all)-1]
		sec.Rows = append(sec.Rows, articleRow{
			link: link{Href: s.to(s.storyOf(a).at + ".html"), Text: s.title(a), Note: s.w.count(len(s.storyOf(a).told))},
			Lang: s.otherLang(a.Lang), Source: a.Source, Published: s.storyOf(a).published, Copy: s.storyOf(a).telling.DuplicateOf != nil,
		})
	}
	return all
}
