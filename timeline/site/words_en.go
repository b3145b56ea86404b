package site

import (
	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// English is what pages say in English.
var english = words{
	Skip: "Skip to the content", Menu: "Main menu", Home: "Timeline", Years: "Years", Names: "Names", Articles: "Articles",
	Undated: "Undated", Conflicts: "Conflicts", Foot: "About this site", Feed: "Atom feed", Events: "Events as data",
	ArticleData: "Articles as data", MadeBy: "Made by annals",

	Key:     "These are the events that are told most widely. The page of each year has them all.",
	KeyYear: "These are the events of the year that are told most widely. The pages of the months have them all.",
	Filter:  "Filter this list", Filtered: "filtered", Find: "Find on this page", NoneFound: "No event on this page fits.", Parts: "The parts of this list",
	InStory: "In the story", OthersSay: "Others say", Strip: "Events a year", StripTwin: "The years as a list", All: "All",
	Previous: "Before this", Next: "After this",

	When: "How the date is known", Earliest: "Not before", Latest: "Not after", Evidence: "The evidence", Who: "Who", Where: "Where",
	Before: "Announced before", After: "What came of it", DatedBy: "Dated by the words", Rule: "How these words are read", Original: "Read the original",

	Published: "Published", PublishedUnknown: "Date of publication not known", DuplicateOf: "This repeats the text of",
	CopiedBy: "The text of this is repeated by", Story: "The story", Told: "Events told here",
	ToldNone: "No event was found in this text.", Repeats: "repeats another", Untitled: "Untitled",
	Newest: "A newer version of this story is read in its place:", Removed: "Removed in the update", Kept: "This story has an older version, of which it says all:",
	Guess: "a guess", Modified: "Last changed", NotBefore: "not before", NotAfter: "not after", OtherDate: "It also gives another date:",

	With: "Often told together with", Most: "Told most widely", NoDate: "Not dated", MissingTitle: "There is no such page",
	Missing:       "The event that stood here may have been merged with another, or left out by an editor.",
	UndatedLead:   "No date for these events can be given that the stories support. They are kept here, and none is guessed.",
	UndatedNone:   "Every event that was found has a date.",
	ConflictsLead: "The stories give different dates for these events. Each date stands with who says so; none is left out, and none is averaged.",
	ConflictsNone: "No two stories disagree about the date of an event.",

	Table: "Table", TableLead: "Every event with its date, how that is known, and how far it is vouched for. The same is in the data below.",
	Single: "From one source", SingleLead: "Only one source tells of these events, in however many stories: another would confirm them, or not.",
	Inferred: "Dates worked out", InferredLead: "The date of these events is written out nowhere. It is worked out from words like “on Friday”, or only the day of the report is known.",
	Gaps: "Gaps", GapsLead: "Between these events nothing is told for much longer than is usual here: did nothing happen, or was nothing reported?",
	Sort: "Sort by this column", Date: "Date", Event: "Event", Status: "Status", Stories: "Stories", Sources: "Sources", Known: "Known by", OtherDates: "Others say",

	People: "People", Organisations: "Organisations", Places: "Places", AllSources: "Sources", Agency: "Agency", Outlet: "Outlet",
	SourceAlone: "These events rest on this source alone. Below them stands all that was read of it.",

	Changes: "What changed", ChangesFirst: "There was no site here before this one to compare with. From the next build on, what is new, told otherwise or gone is listed here.",
	ChangesLead: "What this site tells otherwise than the one that stood here before it.", changesSince: "The newest story of that one was of %s.",
	Gained: "New evidence", Lost: "No longer evidence", GoneInto: "This is now told as part of another event:",
	Gone:        "This event is no longer told: no story that is read now tells it, or an editor has left it out.",
	changeKinds: map[string]string{"added": "New", "changed": "Told otherwise", "removed": "Gone"},
	fields: map[string]string{
		"date": "Date", "basis": "Known by", "headline": "Headline", "status": "Status", "by": "In the words of", "names": "Who", "places": "Where",
		"articles": "Stories", "sources": "Sources", "other_dates": "Others say",
	},

	Added: "Reported last", Search: "Search", SearchFor: "Words of a headline or quotation, a name, a place, a year", SearchNone: "No event has these words.", SearchMore: "Show more",
	SearchInstead: "Searching needs JavaScript, and a site that is served and not opened as a file. Without them the names, the years and the table lead to every event:",
	JSONFeed:      "JSON feed", Calendar: "Calendar",

	Colon: ":", Semicolon: ";", OpenQuote: "“", CloseQuote: "”",
	form: func(n int) int {
		if n == 1 {
			return 0
		}
		return 1
	}, forms: 2,

	allOf: "All of %s", partNumber: "Part %s", busiest: "Busiest in %s", quiet: "Nothing is told of %s",
	beforeThat: "%s before that", afterThat: "%s after that", later: "%s later", longer: "Stretches that begin in %s",
	someTime: "Some time in %s", again: "%s (%s)", stripMonths: "Events a month in %s", feedLeft: "%s, those reported last. Left out: %s reported before them, %s that no dated article reports.",

	curated: "Entered by an editor", atLeast: "At least %s", unread: "No events were looked for: annals has no rules for the language %s.", embedMade: "%s of %s that annals found in %s",

	length: "a length of time", notDated: "no date can be given", and: "and", thousand: ",",

	events: plural{"%s event", "%s events"}, stories: plural{"Reported in %s story", "Reported in %s stories"},
	sources: plural{"%s source", "%s sources"}, articles: plural{"%s article", "%s articles"},
	years: plural{"%s year", "%s years"}, months: plural{"%s month", "%s months"},
	days:       plural{"%s day", "%s days"},
	moreQuotes: plural{"And %s more story", "And %s more stories"},

	filters: map[string]string{
		"reported": "Reported as fact", "attributed": "Attributed", "alleged": "Alleged", "denied": "Denied", "disputed": "Disputed",
		"planned": "Planned", "conditional": "Conditional", "negated": "Did not happen",
		"stated": "Written out", "resolved": "Worked out", "published": "Day of the report",
		"key": "Key events", "day": "Known to the day", "single": "From one source", "conflict": "Dates in conflict",
	},
	filterHeadings: map[string]string{"who": "Who", "where": "Where", "source": "Source", "status": "Status", "basis": "Date", "only": "Only"},
	statuses: map[timeline.Status][2]string{
		timeline.Reported:    {"Reported as fact", "Reported as fact"},
		timeline.Attributed:  {"Attributed", "According to %s"},
		timeline.Alleged:     {"Alleged", "Alleged, according to %s"},
		timeline.Denied:      {"Denied", "Denied, according to %s"},
		timeline.Disputed:    {"Disputed: both asserted and denied", "Disputed: both asserted and denied, according to %s"},
		timeline.Planned:     {"Planned", "Planned, according to %s"},
		timeline.Conditional: {"Conditional", "Conditional, according to %s"},
		timeline.Negated:     {"Said not to have happened", "Said not to have happened, according to %s"},
	},
	basis: map[timex.Basis]string{
		timex.NoBasis:   "No date can be given that the text supports.",
		timex.Stated:    "The date is written out.",
		timex.Resolved:  "The date is worked out from the words of the text.",
		timex.Published: "Only the day of the report is known: it happened on that day or before.",
	},
	basisShort: map[timex.Basis]string{
		timex.NoBasis: "Not known", timex.Stated: "Written out", timex.Resolved: "Worked out", timex.Published: "Day of the report",
	},
	worded: map[timex.Basis]string{
		timex.NoBasis:  "The words “%s” do not say which date.",
		timex.Stated:   "The date is written out: “%s”.",
		timex.Resolved: "The date is worked out from the words “%s”.",
	},
	known: map[calendar.Unit]string{
		calendar.Weekend: "day not known", calendar.Week: "day not known", calendar.Month: "day not known",
		calendar.Quarter: "month not known", calendar.Season: "month not known", calendar.Half: "month not known",
		calendar.Year: "month and day not known", calendar.Decade: "year not known", calendar.Century: "year not known", calendar.Millennium: "year not known",
	},
	kinds: map[timeline.NameKind]string{
		timeline.Person: "Person", timeline.Place: "Place", timeline.Organisation: "Organisation",
	},
	basisOf: map[string]string{
		"flag": "as given when this site was made", "sidecar": "as a table beside the archive gives it", "settings": "as the settings of the archive give it", "guess": "a guess from its page",
		"front matter": "by its front matter", "JSON-LD": "by the metadata of its page", "meta": "by the metadata of its page",
		"OpenGraph": "by the metadata of its page", "time element": "by a date on its page", "dateline": "by its dateline",
		"URL": "by its address", "file name": "by the name of its file", "field": "by its record", "issue": "by the issue or book that it stands in",
		"text": "the latest past date that its text states", "capture": "the day it was captured", "modified": "the day it was last changed",
	},
	decided: map[string]string{
		"keep": "An editor has confirmed this event.", "date": "An editor has set the date of this event.",
		"title": "An editor has written this headline.", "join": "An editor has joined what was told apart.",
		"split": "An editor has parted this from another event.", "curated": "An editor has entered this event.",
	},
	ways: map[string]string{
		"inline": "Paste this. It keeps its own look, and lets a house style in by its variables.",
		"plain":  "Paste this where your system takes styles away: it reads right without any.",
		"shadow": "Paste this where the styles of the page spoil the others: nothing of them gets in. Links to one event do not work.",
		"iframe": "Publish this folder, and paste this. The frame has a page of its own, and Pym can be used in place of host.js.",
	},
	made: made{
		from: "Made from %s: %s with a date and a source.", less: "Beside these: %s.",
		undated: plural{"%s event without a date", "%s events without a date"}, dropped: plural{"%s left out by an editor", "%s left out by an editor"},
		skipped:  plural{"%s article that could not be read", "%s articles that could not be read"},
		dateless: plural{"%s article whose date of publication is not known", "%s articles whose date of publication is not known"},
		copies:   plural{"%s article that repeats another", "%s articles that repeat another"},
		unread:   plural{"%s article in a language without rules", "%s articles in a language without rules"},
	},
}
