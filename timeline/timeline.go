package timeline

import "annals/timeline/timex"

// A Telling is what one article tells.
type Telling struct {
	Article *Article
	Timexes []timex.Anchored
	// Mentions are the clauses that tell of events, in order of the text, those
	// without a date among them.
	Mentions    []*Mention
	DuplicateOf *Article // the article whose text this one repeats, or nil
	Main        *Event   // the event that the article is about, or nil
}

// A Timeline is what an archive tells.
type Timeline struct {
	Tellings []*Telling // one an article, in order of the archive
	Events   []*Event   // with a date, in order of time
	Undated  []*Event   // without
	Dropped  int        // how many an editor left out
}
