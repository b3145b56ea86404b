package timeline

import (
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// Cues are the words by which a language shows what is told, how far it is
// vouched for, and what dates it, as its rule file lists them.
type cues struct {
	prose.Lexicon
	lang          string
	lemmas        map[string]string // of irregular forms: "met" is of "meet"
	eventNouns    map[string]bool   // stems
	deeds         map[string]bool   // the same as they are listed
	noEventNouns  map[string]bool
	eventEndings  []string
	past, present []string        // endings of past forms, and of participles of the present
	same          map[string]int  // of stems: which tell of the same
	changes       map[int]bool    // of those: they tell that something rose or fell
	unplanned     map[string]bool // stems of what nobody announces: a crash, a killing
	standsFor     map[string]sex  // pronouns of one person
	sexes, given  map[string]sex  // of words for a person, and of given names
	rates         map[string]bool // behind a number they say how much, and not who or what: percent
	somebody      map[string]bool // words for one person by what he does
	nameless      map[string]bool // words for one who has no name in the text
	ages, doers   []string        // endings of words for a person: "three-year-old", "sailor"
	along         map[string]bool // who stands behind them takes part: with, by
	toward        map[string]bool // of those, what stands before places as well: to
	judging       map[string]bool // who does so is not charged in the case: judge
	addressing    map[string]bool // who stands behind them does not speak, but is spoken to: told
	speakers      map[string]bool // by which who speaks means himself: we
	acting        map[string]bool // what only persons do, in a language in which things are he and she, too
	naming        map[string]bool // what follows says what a subject is
	alone         map[string]bool // past forms that no passive has: died
	grounds       map[string]bool // the last words of names of places: County
	pointing      map[string]bool // before a word for a picture they show that a sentence is below it: this
	pictures      map[string]bool
	placed        map[string]bool // behind a name they say where in a picture somebody is: left
	lasting       map[string]bool // they open a clause about what goes on meanwhile: while
	still         map[string]bool // what a verb with it tells was so before: still
	remaining     map[string]bool // what follows is no more than a state: remained
	rated         map[string]bool // somebody is so in a condition: listed
	conditions    map[string]bool
	answers       map[string]bool // who does not do so says nothing: comment
	unmade        map[string]bool // where nothing was, there is no news: made, reported
	habits        map[string]bool // often
	pending       map[string]bool // before an infinitive they say that it has not come: yet
	unreal        map[string]bool // what would have been was not
	publishing    map[string]bool // what is done to a report: released
	errata        []string        // a sentence with one of them is about a story, and no part of it: earlier version
	identifying   map[string]bool // before a name they say who somebody is: identified as
	theseDays     map[string]bool // they mean a day, or how things are: today
	ordinals      []string        // behind figures they make the number of one in a row: 64th
	calledFor     map[string]bool // stems of what is announced for a day: a meeting, a vote
	roughly       map[string]bool // prepositions that say of a number that it is not exact: about
	measuring     map[string]bool // behind a rise or a fall, what follows is what it is measured by: over 2019
}

// The classes of words that telling events asks about, beside those of prose.
const (
	announcing  = prose.Own << iota // the saying is itself news: announced, vowed
	alleging                        // alleges, accused
	alleged                         // allegedly, reportedly
	speaking                        // said, told: what follows is said, or to whom
	denying                         // denied
	preventing                      // failed, cancelled
	planning                        // plans, expected, due
	carrying                        // began, managed: what follows took place
	future                          // will
	possible                        // may, could
	conditional                     // if, unless
	stative                         // is, knows, includes: nothing happens
	since                           // what follows is where a state began
	until                           // by: it will have happened then
	on                              // on, during: what follows is when it happened, and no plan
	bounding                        // until, before: what follows is when something ends
	indefinite                      // a, any: what follows may be news
	obliging                        // must: no event, but a duty
	pinning                         // when: what follows a date happened then
	comparing                       // first, lowest: "the lowest since 1981"
	possessive                      // his: it leans on a name before
	asking                          // what, why: it opens a question
	wasWords                        // was, did: the verb after it tells of what is over
	baseline                        // from, than: what follows a figure is what it is compared with
	leaning                         // even, including: more must follow
	nearly                          // shortly, as: it stands before a date and leaves with it
	phrasal                         // up, out: part of the verb before it
	adding                          // in, after: what follows adds to what is told
	certain                         // will, agreed: what is planned comes
	relating                        // reported: its subject vouches for its object
	passive                         // was, been: what follows is done to the subject
	hearsay                         // reportedly: somebody says so, and charges nobody
	moving                          // postponed: the date after it is still to come
	limiting                        // only, just: "not only" denies nothing
	moment                          // on, at: with the date after it it leaves a sentence whole
	voices                          // I, you: somebody speaks
	perceived                       // seen, heard: what could be was
	subjunctive                     // be: "demanded that he be freed"
)

// classLists names the list of the rule file that holds the words of a class.
var classLists = [...]struct {
	name  string
	class prose.Class
}{
	{"abbreviations", prose.Abbreviation},
	{"titles", prose.Title},
	{"particles", prose.Particle},
	{"corporate", prose.Corporate},
	{"places", prose.Place | prose.Proper},
	{"place-prepositions", prose.Locative},
	{"capitalised", prose.Proper},
	{"determiners", prose.Determiner},
	{"pronouns", prose.Pronoun},
	{"object-pronouns", prose.Object},
	{"prepositions", prose.Preposition},
	{"coordinators", prose.Coordinator},
	{"subordinators", prose.Subordinator},
	{"relatives", prose.Relative},
	{"complementisers", prose.Complement},
	{"auxiliaries", prose.Auxiliary},
	{"modals", prose.Modal},
	{"negators", prose.Negator},
	{"adverbs", prose.Adverb},
	{"past-forms", prose.Past},
	{"present-forms", prose.Present},
	{"no-verbs", prose.NoVerb},
	{"personal-verbs", prose.Personal},
	{"personal-relatives", prose.Personal},
	{"numerals", prose.Numeral},
	{"lettered", prose.Lettered},
	{"saying", prose.Saying},
	{"announcing", announcing},
	{"alleging", alleging},
	{"alleged-words", alleged},
	{"speaking", speaking},
	{"denying", denying},
	{"preventing", preventing},
	{"planning", planning},
	{"carrying-out", carrying},
	{"future-modals", future},
	{"possible-modals", possible},
	{"conditionals", conditional},
	{"states", stative},
	{"since", since},
	{"by-words", until},
	{"on-words", on},
	{"until-words", bounding},
	{"indefinite-determiners", indefinite},
	{"obliging-modals", obliging},
	{"when-words", pinning},
	{"comparing", comparing},
	{"possessives", possessive},
	{"asking", asking},
	{"was-words", wasWords},
	{"baseline-words", baseline},
	{"leaning", leaning},
	{"near-dates", nearly},
	{"phrasal", phrasal},
	{"adding", adding},
	{"moving-verbs", moving},
	{"relating", relating},
	{"passive", passive},
	{"hearsay", hearsay},
	{"certain-plans", certain},
	{"limiting", limiting},
	{"moment-prepositions", moment},
	{"voices", voices},
	{"perceived", perceived},
	{"subjunctive", subjunctive},
}

// newCues reads the lists of the language of g, which the list "language" names.
func newCues(g *timex.Grammar) *cues {
	c := &cues{lemmas: map[string]string{}, same: map[string]int{}, changes: map[int]bool{}}
	if name := g.List("language"); len(name) > 0 {
		c.lang = name[0]
	}
	c.readGrammar(g)
	for name, into := range map[string]*[]string{
		"past-endings": &c.past, "participle-endings": &c.present, "event-endings": &c.eventEndings,
		"ages": &c.ages, "doers": &c.doers, "errata": &c.errata, "ordinals": &c.ordinals,
	} {
		*into = g.List(name)
	}
	for name, into := range map[string]*map[string]bool{
		"acting": &c.acting, "addressing": &c.addressing, "alone": &c.alone, "along": &c.along, "answers": &c.answers,
		"conditions": &c.conditions, "event-nouns": &c.deeds, "grounds": &c.grounds, "habits": &c.habits,
		"identifying": &c.identifying, "judging": &c.judging, "lasting": &c.lasting, "measuring": &c.measuring,
		"nameless": &c.nameless, "naming": &c.naming, "pending": &c.pending, "pictures": &c.pictures, "placed": &c.placed,
		"pointing": &c.pointing, "publishing": &c.publishing, "rated": &c.rated, "rates": &c.rates,
		"remaining": &c.remaining, "roughly": &c.roughly, "somebody": &c.somebody, "speakers": &c.speakers,
		"still": &c.still, "these-days": &c.theseDays, "toward": &c.toward, "unmade": &c.unmade, "unreal": &c.unreal,
	} {
		*into = set(g.List(name))
	}
	for name, into := range map[string]*map[string]bool{
		"called-for": &c.calledFor, "event-nouns": &c.eventNouns, "incident": &c.unplanned, "no-event-nouns": &c.noEventNouns,
	} {
		*into = map[string]bool{}
		for _, class := range g.List(name) {
			for word := range strings.SplitSeq(class, "/") {
				(*into)[prose.Stem(c.lang, word)] = true
			}
		}
	}
	for i, class := range g.List("same") {
		for word := range strings.SplitSeq(class, "/") {
			c.same[prose.Stem(c.lang, word)] = i + 1
		}
	}
	for _, word := range g.List("changes") {
		if class := c.same[prose.Stem(c.lang, word)]; class > 0 {
			c.changes[class] = true
		}
	}
	c.standsFor = sexes(g, "he", "she")
	c.sexes = sexes(g, "male", "female")
	c.given = sexes(g, "men", "women")
	return c
}

// readGrammar reads the lists by which sentences are taken apart.
func (c *cues) readGrammar(g *timex.Grammar) {
	for _, l := range classLists {
		for _, word := range g.List(l.name) {
			form, lemma, irregular := strings.Cut(word, "/")
			if irregular {
				c.lemmas[form] = lemma
			}
			c.Add(l.class, form)
		}
	}
	c.Endings(g.List("past-endings"), g.List("participle-endings"), g.List("adverb-endings"))
	for _, pair := range g.List("place-pairs") {
		c.Pair(strings.Fields(pair)...)
	}
	for name, add := range map[string]func(word string){
		"agents": c.Agent, "clausal": c.Clausal, "floating": c.Floating, "infinitive": c.Infinitive, "nouns": c.Noun, "participles": c.Participle,
		"plural-auxiliaries": c.Several,
	} {
		for _, word := range g.List(name) {
			add(word)
		}
	}
}

// predicate returns the stem by which tellings of one thing know each other:
// "arrest" of "arrested" and of "arrests".
func (c *cues) predicate(word string) string {
	word = strings.ToLower(word)
	if lemma, ok := c.lemmas[word]; ok {
		word = lemma
	}
	return prose.Stem(c.lang, word)
}

// happens reports whether word is a noun for something that happens: "arrest",
// "elections".
func (c *cues) happens(word string) bool {
	stem, singular := prose.Stem(c.lang, word), strings.TrimSuffix(word, "s")
	if c.noEventNouns[stem] {
		return false
	}
	if c.eventNouns[stem] {
		return c.deeds[word] || c.deeds[singular] || !prose.HasEnding(singular, c.doers) // but no investigator
	}
	return len(word) > 5 && prose.HasEnding(singular, c.eventEndings)
}

// set returns a set of words.
func set(words []string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, word := range words {
		all[word] = true
	}
	return all
}
