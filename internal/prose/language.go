package prose

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// frequentWords are the words that every text of a language is full of. Close
// languages are told apart by those that one of them does not have, so the lists
// hold such words above all. A word with an apostrophe stands in its parts.
var frequentWords = map[string]string{
	"en": "the of and to in a is that for it was on with as he be by at from his are this have not or had they she which their has been were will would said who but more about after an its also there than when into two over years new us we you",
	"fr": "le la les de des du et en un une que qui dans est pour sur par au aux avec il elle ce cette son sa ses ne pas plus se été à d l qu n s c on mais ou leur après a être sont ont ans deux comme également fait",
	"de": "der die das und in den von zu mit ist im nicht ein eine auf für dem des sich auch es an er werden aus wird bei hat als nach war am einer um dass sie noch wie einen über sind zum zur vor haben wurde durch oder nur aber seine bis vom",
	"es": "el la los las de del y en un una que se por con para su al es lo como más no fue ha sus pero sobre entre este esta también desde años hasta dos cuando según ser son muy era había está todo tras donde",
	"it": "il lo la gli le di del della dei delle e in un una che per con non si è da al alla nel nella sono ha ma come anche più dal dalla su sul sulla i ai questo questa ed era stato stata anni dopo due hanno suo sua essere loro c",
	"pt": "o a os as de do da dos das e em no na nos nas um uma que para por com não se ao à é mais foi como pelo pela são mas ou seu sua também anos após entre até já está ser tem ele ela há dois disse segundo isso",
	"ca": "el la els les de del dels i en un una que per amb és no es al als ha ho més va són aquest aquesta també com però seva seu entre fins anys ser han hi als pel pels l d s n dos després molt ja on",
	"ro": "și în de la cu a al ale pe o un este nu din care pentru ce că se mai sunt fost au prin dar după lui sau fi către între ani această acest cei cele iar ca să ei lor unei unui doi când până",
	"nl": "de het een en van in is dat op te zijn met voor niet die aan er om ook als bij door naar uit maar heeft worden wordt werd over nog hij ze was tot dan zich deze dit hebben of had kan zal jaar twee na volgens geen we meer wel",
	"sv": "och i att det som en på är av för med den till inte om har de ett var från men vi kan han nu så efter under vid eller sig ska också när mot över år än blir hade sedan mycket två hon säger alla inom",
	"da": "og i at det er en til på af for med den som ikke der de et har var fra men om kan han vi sig også efter blev hun være ved over vil nu når år mod siden eller havde skal hvor skulle bliver to siger meget",
	"nb": "og i at det er en til på av for med den som ikke de et har var fra men om kan han vi seg også etter ble hun være ved over vil nå når år mot siden eller hadde skal hvor skulle blir to sier mye",
	"is": "og að í er á sem til um við var með en ekki það hann fyrir hefur af því eru úr frá eftir þess þeir hún verið ég voru hafa hafi nú svo",
	"fi": "ja on ei se että oli hän mutta myös joka kun ovat niin kuin sen ole tai jo nyt voi vain mukaan sekä jos hänen mitä vuonna ollut olisi vuoden jonka kanssa jälkeen sitä tämä koska jotka eivät",
	"et": "ja on ei see et oli ta ka kui aga oma mis kes või ning siis ole selle välja eesti juba pärast seda tema nii veel aasta ma nende kuid pole olid kus sest võib eest peab mille aastal",
	"lv": "un ir ar no uz par ka kas bija tika bet arī lai gan kā nav vai pēc līdz gada tiek šo var ļoti savu to viņš ko gadā tas šī būs",
	"lt": "ir į kad su yra iš ar bet kaip buvo tai apie nuo per jau po už jo taip dėl tik metų jis savo prie pat iki kuris buvo taip",
	"pl": "w i na z do się nie że to jest o po jak od za przez dla ale są przy był być co jego oraz roku było może który która które tym ze został lub także tego już czy ma pod przed jej jako tylko lat",
	"cs": "a v se na je že s z do o i to ve k za by pro ale jsou jako po od byl jeho není které která který také podle však jsme už až nebo při být bylo let roku ze jen jsem další může ještě má",
	"sk": "a v sa na je že s z do o aj to vo k za by pre ale sú ako po od bol jeho nie ktoré ktorá ktorý podľa však sme už až alebo pri byť bolo roku zo len som ďalší môže ešte má čo",
	"sl": "je in v se na da za so ki z bi pa tudi po ne s kot od bil o iz ali pri do še kar bo sta če ker bila bilo le že leta lahko so med ni ter svoje več kako",
	"hr": "je i u se na da za su od s a o što će nije koji koja koje bi kao iz po te ali do bio bila ne samo ili prema već godine rekao kako nakon biti zbog tako još oko više sam između",
	"hu": "a az és hogy nem is egy ez meg azt volt van de csak mint már még el ha szerint kell lesz vagy majd után amely lehet két pedig így azonban minden ki mert sem ezt aki olyan évi",
	"sq": "të e në dhe i për me një që nga më u ka se është si nuk do kjo por janë ishte kanë pas edhe ky tij saj kur deri",
	"tr": "ve bir bu için da de ile olarak olan çok daha gibi sonra kadar ise ancak var en o ne olduğu göre her ya dedi değil tarafından bunu türkiye yeni iki yıl önce oldu ilk",
	"id": "yang di dan itu dengan untuk dari ini pada tidak ke akan juga dalam oleh ada tersebut mereka telah bisa karena sudah saat kata atau lebih menjadi tahun sebagai para satu orang ia kepada seperti bahwa hari",
	"vi": "và của là có được cho trong không với các người này một đã những khi để từ cũng đến ra về như ông nhiều năm sau vào tại trên phải nhưng theo ngày thì",
	"af": "die en van in is wat het nie te dat op vir met sy n hy as aan ook was om deur word by uit hulle kan na maar daar meer oor sal se moet toe tot ons een sê",
	"eu": "eta da ez du bat zen dira ere dute izan zuen egin baina hori den izango dela dago duen beste edo batean gabe arte ditu ziren dituzte dutela",
	"cy": "y yn a i o ar ei mae bod gan am wedi fod ac oedd ond hefyd nid sydd un ni yw roedd iawn hyn gyda dros eu dweud fel bydd",
	"ga": "an na agus ar ag is a i go le sé bhí do tá ní den sin nach níl don ó seo leis iad nuair ach aige faoi bhfuil chun sna",
	"ru": "и в не на что с по как это он из к за его но от для был о так все было то у же при она года году бы сказал также после который были или этого уже со только их они",
	"uk": "і в не на що з до та у як це він про за від для його але був року був також після який було були або вже цього щодо під час через буде є й їх вона вони бути",
	"bg": "и в на да се за от е с не по като че са към ще до бе си но това след при тя който които беше той ги му или има през обаче още само най във част",
	"sr": "и у је да се на за су од са а о што ће није који која које би као из по те али до био била не само или према већ године рекао како након бити због тако још око више",
	"mk": "и во на да се за од е со не по како дека ќе што ги до си но тоа при тој кој кои беше таа му или има уште само најмногу меѓу според",
	"ar": "في من على إلى أن عن التي الذي مع هذا هذه ما كان كما بعد لا بين قال ذلك وقد أو كل قد لم هو هي و",
	"fa": "در از به که این را با است برای آن یک خود تا بر هم نیز می شد شده کرد ها او ما پس اما باید گفت بود دو یا هر",
	"ur": "کے کی میں ہے اور سے کا کو اس نے پر ہیں کہ یہ کر بھی ایک تھا تھے نہیں تو ہو گیا لیے کہا ان جو",
}

// scripts are those in which one language, as good as alone, is written.
var scripts = [...]struct {
	letters *unicode.RangeTable
	code    string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Thai, "th"},
	{unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"}, {unicode.Sinhala, "si"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"}, {unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"},
}

// firstScript is the first letter of any of scripts.
const firstScript = '\u0370'

// scriptOf returns the language of a text by its script, where that tells: half
// of the letters stand in words of it. Japanese is told by its own letters, few
// as they may be among the Chinese ones.
func scriptOf(written []int, letters int) string {
	count := map[string]int{}
	for i, n := range written {
		count[scripts[i].code] += n
	}
	if count["ja"]*8 > count["zh"] {
		count["ja"] += count["zh"]
		count["zh"] = 0
	}
	for _, s := range scripts {
		if n := count[s.code]; n > 3 && n*2 > letters {
			return s.code
		}
	}
	return ""
}

// A telltale is a frequent word: of which languages, and how much it tells.
type telltale struct {
	place  int
	codes  []uint8 // places in languageCodes
	weight float32 // the fewer languages have it, the more
}

// languageCodes are the languages of frequentWords, in order.
var languageCodes = slices.Sorted(maps.Keys(frequentWords))

// telltales are the frequent words of all the languages.
var telltales = sync.OnceValue(func() map[string]telltale {
	all := map[string]telltale{}
	for i, code := range languageCodes {
		for word := range strings.FieldsSeq(frequentWords[code]) {
			t := all[word]
			if len(t.codes) == 0 {
				t.place = len(all)
			}
			if !slices.Contains(t.codes, uint8(i)) {
				t.codes = append(t.codes, uint8(i))
				t.weight = 1 / float32(len(t.codes))
				all[word] = t
			}
		}
	}
	return all
})

// IsFrequent reports whether word, in small letters, is one that every text of the language is full of.
func IsFrequent(lang, word string) bool {
	i, known := slices.BinarySearch(languageCodes, lang)
	return known && slices.Contains(telltales()[word].codes, uint8(i))
}

// What must be seen before a language is told.
const (
	sampled     = 3 << 10 // bytes of the text that are looked at: some 500 words
	fewestKinds = 3       // of frequent words
	fewestWords = 1.8     // frequent words, or what makes up for them in weight
	leastShare  = .08     // of the words, in weight
	clearlyMore = 1.25    // times the weight of the next language
)

// Language tells in which language a text is written, by its script and by the
// share of its words that are the most frequent ones of a language. It returns
// the BCP 47 code, and "" where that is not clear; and the share, which is
// small where the text is none at all.
func Language(text string) (code string, share float64) {
	var weights [64]float32
	var hits, kinds [64]int // frequent words of each language, and how many different ones
	var seen [2048]int
	var written [len(scripts)]int // letters in each of scripts
	words, letters := 0, 0
	known := telltales()
	var buf [24]byte
	if len(text) > sampled {
		text = text[:sampled]
	}
	for i := 0; i < len(text); {
		word, next := smallWord(buf[:0], text, i)
		switch {
		case next == i && (text[i] == '@' || text[i] == '#'), strings.HasPrefix(text[next:], "://"):
			i = wordless(text, i) // a name or an address
			continue
		case next == i:
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		n := next - i
		if n != len(word) || text[i] >= utf8.RuneSelf {
			n = utf8.RuneCountInString(text[i:next])
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); r >= firstScript && !unicode.In(r, unicode.Cyrillic, unicode.Arabic) {
			for _, r := range text[i:next] { // Japanese has no spaces between scripts
				for j, s := range scripts {
					if unicode.Is(s.letters, r) {
						written[j]++
						break
					}
				}
			}
		}
		letters += n
		words++
		i = next
		t, ok := known[string(word)]
		if !ok {
			continue
		}
		for _, c := range t.codes {
			hits[c]++
		}
		weight := t.weight
		if n == 1 {
			weight /= 4 // an initial, or what is left of "don't"
		}
		if seen[t.place]++; seen[t.place] > 2+words/10 {
			weight = 0 // a table that says "under" in each line
		}
		for _, c := range t.codes {
			weights[c] += weight
			if seen[t.place] == 1 {
				kinds[c]++
			}
		}
	}
	if code := scriptOf(written[:], letters); code != "" {
		return code, 1
	}
	best, second := 0, -1
	for i := range languageCodes[1:] {
		switch i++; {
		case weights[i] > weights[best]:
			best, second = i, best
		case second < 0 || weights[i] > weights[second]:
			second = i
		}
	}
	if words == 0 {
		return "", 0
	}
	share = float64(hits[best]) / float64(words)
	if w := weights[best]; kinds[best] < fewestKinds || w < fewestWords || w < leastShare*float32(words) || w < clearlyMore*weights[second] {
		return "", share
	}
	return languageCodes[best], share
}

// wordless returns where the next space after i stands.
func wordless(text string, i int) int {
	if n := strings.IndexAny(text[i:], " \t\r\n"); n >= 0 {
		return i + n
	}
	return len(text)
}

// smallWord returns the word that begins at i in small letters, and where it
// ends. Of one longer than any frequent word only so much is returned as tells
// that it is none.
func smallWord(buf []byte, text string, i int) (word []byte, end int) {
	for i < len(text) {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z':
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c < utf8.RuneSelf:
			return buf, i
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r) {
				return buf, i
			}
			if len(buf)+utf8.UTFMax < cap(buf) {
				buf = utf8.AppendRune(buf, unicode.ToLower(r))
			}
			i += size
			continue
		}
		if len(buf) < cap(buf) {
			buf = append(buf, c)
		}
		i++
	}
	return buf, i
}
