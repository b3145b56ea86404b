package site

import (
	"strings"
	"sync"
)

// What HTML knows: its elements with the attributes of each, without those that it
// gave up (https://html.spec.whatwg.org/multipage/indices.html).
var knownElements = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(`
a href target download ping rel hreflang type referrerpolicy
area alt coords shape href target download ping rel referrerpolicy
audio src crossorigin preload autoplay loop muted controls
base href target
blockquote cite
button disabled form formaction formenctype formmethod formnovalidate formtarget name popovertarget popovertargetaction type value command commandfor
canvas width height
col span
colgroup span
data value
del cite datetime
details name open
dialog open closedby
embed src type width height
fieldset disabled form name
form accept-charset action autocomplete enctype method name novalidate rel target
html xmlns
iframe src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading
img alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority
input accept alpha alt autocomplete checked colorspace dirname disabled form formaction formenctype formmethod formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder popovertarget popovertargetaction readonly required size src step type value width
ins cite datetime
label for
li value
link href crossorigin rel as media hreflang type sizes imagesrcset imagesizes integrity referrerpolicy blocking color disabled fetchpriority
map name
meta name http-equiv content charset media property
meter value min max low high optimum
object data type name form width height
ol reversed start type
optgroup disabled label
option disabled label selected value
output for form name
progress value max
q cite
script src type nomodule async defer crossorigin integrity referrerpolicy blocking fetchpriority
select autocomplete disabled form multiple name required size
slot name
source type media src srcset sizes width height
style media blocking
svg viewbox width height preserveaspectratio xmlns xmlns:xlink focusable fill stroke
td colspan rowspan headers
template shadowrootmode shadowrootdelegatesfocus shadowrootclonable shadowrootserializable
textarea autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
th colspan rowspan headers scope abbr
time datetime
track kind src srclang label default
video src crossorigin poster preload autoplay playsinline loop muted controls width height
`) {
		tag, attributes, _ := strings.Cut(strings.TrimSpace(line), " ")
		all[tag] = " " + attributes + " "
	}
	for tag := range strings.FieldsSeq(`abbr address article aside b bdi bdo body br caption cite code datalist dd dfn div dl dt em
		figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr i kbd legend main mark menu nav noscript p picture pre
		rp rt ruby s samp search section small span strong sub summary sup table tbody tfoot thead title tr u ul var wbr`) {
		all[tag] = " "
	}
	delete(all, "")
	return all
})

// everywhere are the attributes that each element may have.
const everywhere = ` accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode is
 itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck style tabindex title translate writingsuggestions part exportparts srcdoc `

// knownAttribute reports whether an element with the attributes known may have key.
func knownAttribute(known, key string) bool {
	key, data := strings.CutPrefix(key, "data-")
	return data || strings.HasPrefix(key, "aria-") || strings.HasPrefix(key, "on") ||
		strings.Contains(known, " "+key+" ") || strings.Contains(everywhere, " "+key+" ")
}

// set returns the words of a text.
func set(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

var (
	// void are the elements that have no end.
	void = set("area base br col embed hr img input link meta source track wbr")
	// phrasing are those that hold a phrase alone, and blocks those that are none.
	phrasing = set("p h1 h2 h3 h4 h5 h6 span q cite time mark strong em b i s u small code kbd samp var sub sup abbr dfn bdi bdo label pre summary legend button")
	blocks   = set("address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul")
	// references are the attributes that name ids of their page.
	references = set("for aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-flowto aria-activedescendant list headers")
)
