package site

import (
	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// French is what pages say in French. A space that no line breaks at stands before
// a colon, and a narrow one before other high signs and between thousands.
var french = words{
	Skip: "Aller au contenu", Menu: "Menu principal", Home: "Chronologie", Years: "Années", Names: "Noms", Articles: "Articles",
	Undated: "Sans date", Conflicts: "Désaccords", Foot: "À propos de ce site", Feed: "Flux Atom", Events: "Les événements en données",
	ArticleData: "Les articles en données", MadeBy: "Réalisé par annals",

	Key:     "Voici les événements les plus largement rapportés. La page de chaque année les donne tous.",
	KeyYear: "Voici les événements de l’année les plus largement rapportés. Les pages des mois les donnent tous.",
	Filter:  "Filtrer cette liste", Filtered: "filtrée", Find: "Chercher dans cette page", NoneFound: "Aucun événement de cette page ne correspond.", Parts: "Les parties de cette liste",
	InStory: "Dans l’article", OthersSay: "D’autres disent", Strip: "Événements par année", StripTwin: "La liste des années", All: "Tous",
	Previous: "Avant", Next: "Après",

	When: "D’où vient la date", Earliest: "Pas avant le", Latest: "Pas après le", Evidence: "Les sources", Who: "Qui", Where: "Où",
	Before: "Annoncé auparavant", After: "Ce qui a suivi", DatedBy: "Daté par les mots", Rule: "Comment ces mots sont compris", Original: "Lire l’original",

	Published: "Publié", PublishedUnknown: "Date de publication inconnue", DuplicateOf: "Cet article reprend le texte de",
	CopiedBy: "Le texte de cet article est repris par", Story: "L’article", Told: "Événements rapportés ici",
	ToldNone: "Aucun événement n’a été trouvé dans ce texte.", Repeats: "en reprend un autre", Untitled: "Sans titre",
	Newest: "Une version plus récente de cet article est lue à sa place\u00a0:", Removed: "Retiré lors de la mise à jour", Kept: "Cet article a une version plus ancienne, dont il garde tout\u00a0:",
	Guess: "supposition", Modified: "Dernière modification", NotBefore: "pas avant", NotAfter: "pas après", OtherDate: "Il donne aussi une autre date\u00a0:",

	With: "Souvent cité avec", Most: "Le plus largement rapporté", NoDate: "Sans date", MissingTitle: "Cette page n’existe pas",
	Missing:       "L’événement qui se trouvait ici a pu être réuni à un autre, ou écarté par la rédaction.",
	UndatedLead:   "Les articles ne permettent de dater aucun de ces événements. Ils sont gardés ici, et aucune date n’est devinée.",
	UndatedNone:   "Tous les événements trouvés ont une date.",
	ConflictsLead: "Les articles donnent à ces événements des dates différentes. Chaque date est suivie de ceux qui la donnent\u00a0; aucune n’est omise, et il n’en est fait aucune moyenne.",
	ConflictsNone: "Aucun article n’en contredit un autre sur la date d’un événement.",

	Table: "Tableau", TableLead: "Chaque événement avec sa date, la manière dont elle est connue et ce qui l’atteste. Les données ci-dessous disent la même chose.",
	Single: "Une seule source", SingleLead: "Une seule source rapporte ces événements, quel que soit le nombre d’articles\u00a0: une autre les confirmerait, ou non.",
	Inferred: "Dates déduites", InferredLead: "La date de ces événements n’est écrite nulle part. Elle est déduite de mots comme «\u00a0vendredi dernier\u00a0», ou seul le jour de l’article est connu.",
	Gaps: "Lacunes", GapsLead: "Entre ces événements, rien n’est rapporté pendant bien plus longtemps qu’à l’ordinaire\u00a0: ne s’est-il rien passé, ou n’en a-t-on rien dit\u202f?",
	Sort: "Trier par cette colonne", Date: "Date", Event: "Événement", Status: "Statut", Stories: "Articles", Sources: "Sources", Known: "Connue par", OtherDates: "D’autres disent",

	People: "Personnes", Organisations: "Organisations", Places: "Lieux", AllSources: "Sources", Agency: "Agence", Outlet: "Titre",
	SourceAlone: "Ces événements ne reposent que sur cette source. Plus bas, tout ce qui en a été lu.",

	Changes: "Ce qui a changé", ChangesFirst: "Aucun site ne se trouvait ici avant celui-ci. À partir du prochain, ce qui est nouveau, rapporté autrement ou disparu sera donné ici.",
	ChangesLead: "Ce que ce site rapporte autrement que celui qui se trouvait ici avant lui.", changesSince: "L’article le plus récent de celui-là\u00a0: %s.",
	Gained: "Nouvelle attestation", Lost: "N’atteste plus", GoneInto: "Ceci est maintenant rapporté avec un autre événement\u00a0:",
	Gone:        "Cet événement n’est plus rapporté\u00a0: aucun article lu ne le rapporte, ou la rédaction l’a écarté.",
	changeKinds: map[string]string{"added": "Nouveaux", "changed": "Rapportés autrement", "removed": "Disparus"},
	fields: map[string]string{
		"date": "Date", "basis": "Connue par", "headline": "Titre", "status": "Statut", "by": "Selon", "names": "Qui", "places": "Où",
		"articles": "Articles", "sources": "Sources", "other_dates": "D’autres disent",
	},

	Added: "Derniers rapportés", Search: "Recherche", SearchFor: "Mots d’un titre ou d’une citation, nom, lieu, année", SearchNone: "Aucun événement n’a ces mots.", SearchMore: "En voir plus",
	SearchInstead: "La recherche demande JavaScript, et un site servi et non ouvert comme un fichier. Sans eux, les noms, les années et le tableau mènent à chaque événement\u00a0:",
	JSONFeed:      "Flux JSON", Calendar: "Calendrier",

	Colon: "\u00a0:", Semicolon: "\u202f;", OpenQuote: "«\u00a0", CloseQuote: "\u00a0»",
	form: func(n int) int {
		if n < 2 {
			return 0
		}
		return 1
	}, forms: 2,

	allOf: "Tout %s", partNumber: "Partie %s", busiest: "Le plus dense\u00a0: %s", quiet: "Rien n’est rapporté pour\u00a0: %s",
	beforeThat: "%s avant cela", afterThat: "%s après cela", later: "%s plus tard", longer: "Périodes qui commencent en %s",
	someTime: "Courant %s", again: "%s (%s)", stripMonths: "Événements par mois\u00a0: %s", feedLeft: "%s, les derniers rapportés. Non repris\u00a0: %s rapportés avant eux, %s qu’aucun article daté ne rapporte.",
	curated: "Saisi par la rédaction", atLeast: "Au moins %s", unread: "Aucun événement n’y a été cherché\u00a0: annals n’a pas de règles pour la langue %s.", embedMade: "%s des %s qu’annals a trouvés dans %s",

	length: "une durée", notDated: "ne peut être daté", and: "et", thousand: "\u202f",

	events: plural{"%s événement", "%s événements"}, stories: plural{"Rapporté dans %s article", "Rapporté dans %s articles"},
	sources: plural{"%s source", "%s sources"}, articles: plural{"%s article", "%s articles"},
	years: plural{"%s an", "%s ans"}, months: plural{"%s mois", "%s mois"},
	days:       plural{"%s jour", "%s jours"},
	moreQuotes: plural{"Et %s autre article", "Et %s autres articles"},

	filters: map[string]string{
		"reported": "Rapportés comme des faits", "attributed": "Attribués", "alleged": "Allégués", "denied": "Démentis", "disputed": "Contestés",
		"planned": "Prévus", "conditional": "Conditionnels", "negated": "N’ont pas eu lieu",
		"stated": "Écrite", "resolved": "Déduite", "published": "Jour de l’article",
		"key": "Événements clés", "day": "Connus au jour près", "single": "Une seule source", "conflict": "Dates en désaccord",
	},
	filterHeadings: map[string]string{"who": "Qui", "where": "Où", "source": "Source", "status": "Statut", "basis": "Date", "only": "Seulement"},
	statuses: map[timeline.Status][2]string{
		timeline.Reported:    {"Rapporté comme un fait", "Rapporté comme un fait"},
		timeline.Attributed:  {"Attribué", "Selon %s"},
		timeline.Alleged:     {"Allégué", "Allégué, selon %s"},
		timeline.Denied:      {"Démenti", "Démenti, selon %s"},
		timeline.Disputed:    {"Contesté\u00a0: affirmé et démenti", "Contesté\u00a0: affirmé et démenti, selon %s"},
		timeline.Planned:     {"Prévu", "Prévu, selon %s"},
		timeline.Conditional: {"Conditionnel", "Conditionnel, selon %s"},
		timeline.Negated:     {"N’aurait pas eu lieu", "N’aurait pas eu lieu, selon %s"},
	},
	basis: map[timex.Basis]string{
		timex.NoBasis:   "Le texte ne permet de donner aucune date.",
		timex.Stated:    "La date est écrite dans le texte.",
		timex.Resolved:  "La date est déduite des mots du texte.",
		timex.Published: "Seul le jour de l’article est connu\u00a0: cela s’est passé ce jour-là ou avant.",
	},
	basisShort: map[timex.Basis]string{
		timex.NoBasis: "Inconnue", timex.Stated: "Écrite", timex.Resolved: "Déduite", timex.Published: "Jour de l’article",
	},
	worded: map[timex.Basis]string{
		timex.NoBasis:  "Les mots «\u00a0%s\u00a0» ne disent pas quelle date.",
		timex.Stated:   "La date est écrite\u00a0: «\u00a0%s\u00a0».",
		timex.Resolved: "La date est déduite des mots «\u00a0%s\u00a0».",
	},
	known: map[calendar.Unit]string{
		calendar.Weekend: "jour inconnu", calendar.Week: "jour inconnu", calendar.Month: "jour inconnu",
		calendar.Quarter: "mois inconnu", calendar.Season: "mois inconnu", calendar.Half: "mois inconnu",
		calendar.Year: "mois et jour inconnus", calendar.Decade: "année inconnue", calendar.Century: "année inconnue", calendar.Millennium: "année inconnue",
	},
	kinds: map[timeline.NameKind]string{
		timeline.Person: "Personne", timeline.Place: "Lieu", timeline.Organisation: "Organisation",
	},
	basisOf: map[string]string{
		"flag": "comme indiqué à la création de ce site", "sidecar": "d’après un tableau joint à l’archive", "settings": "d’après les réglages de l’archive", "guess": "une supposition d’après sa page",
		"front matter": "d’après son en-tête", "JSON-LD": "d’après les métadonnées de sa page", "meta": "d’après les métadonnées de sa page",
		"OpenGraph": "d’après les métadonnées de sa page", "time element": "d’après une date de sa page", "dateline": "d’après la mention de lieu et de date",
		"URL": "d’après son adresse", "file name": "d’après le nom de son fichier", "field": "d’après son enregistrement", "issue": "d’après le numéro ou le livre où il figure",
		"text": "la dernière date passée que son texte donne", "capture": "le jour de sa capture", "modified": "le jour de sa dernière modification",
	},
	decided: map[string]string{
		"keep": "La rédaction a confirmé cet événement.", "date": "La rédaction a fixé la date de cet événement.",
		"title": "La rédaction a écrit ce titre.", "join": "La rédaction a réuni ce qui était rapporté séparément.",
		"split": "La rédaction a séparé cet événement d’un autre.", "curated": "La rédaction a saisi cet événement.",
	},
	ways: map[string]string{
		"inline": "Collez ceci. Le style est inclus, et ses variables laissent place à celui de la maison.",
		"plain":  "Collez ceci là où votre système retire les styles\u00a0: tout se lit sans eux.",
		"shadow": "Collez ceci là où les styles de la page gâtent les autres\u00a0: rien n’en passe. Les liens vers un événement ne marchent pas.",
		"iframe": "Publiez ce dossier et collez ceci. Le cadre est une page à part, et Pym peut remplacer host.js.",
	},
	made: made{
		from: "Tiré de %s\u00a0: %s avec une date et une source.", less: "À côté de cela\u00a0: %s.",
		undated: plural{"%s événement sans date", "%s événements sans date"}, dropped: plural{"%s écarté par la rédaction", "%s écartés par la rédaction"},
		skipped:  plural{"%s article illisible", "%s articles illisibles"},
		dateless: plural{"%s article sans date de publication", "%s articles sans date de publication"},
		copies:   plural{"%s article qui en reprend un autre", "%s articles qui en reprennent un autre"},
		unread:   plural{"%s article dans une langue sans règles", "%s articles dans une langue sans règles"},
	},
}
