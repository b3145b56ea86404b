// The search of a site, which needs no server: search/list.json names the files of words and events, words-N.json
// says which events have a word (each by how many after the one before), events-N.json what they are.
'use strict'

const box = document.querySelector('.search')
const { root, find, one, many, none, more } = box.dataset
const instead = [...box.children]
const lang = document.documentElement.lang
const plural = new Intl.PluralRules(lang)
const files = new Map()
const read = name => {
	if (!files.has(name)) files.set(name, fetch(`${root}search/${name}.json`).then(r => { if (!r.ok) throw new Error(r.status); return r.json() }))
	return files.get(name)
}
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ').match(/[\p{L}\p{N}]+/gu) ?? []
const make = (tag, name, text) => { const e = document.createElement(tag); if (name) e.className = name; if (text) e.textContent = text; return e }

const field = make('input')
field.type = 'search'
field.placeholder = find
field.setAttribute('aria-label', find)
const said = make('output')
const hits = make('ol', 'events')
const next = make('button', '', more)
next.hidden = true
box.prepend(field, said, hits, next)
for (const e of instead) e.hidden = true

const filesOfWord = 3 // at most, for a word that has hardly begun
const atOnce = 20

// having returns the numbers of the events that have a word which begins so, in order.
async function having(list, word) {
	let i = list.starts.findLastIndex(s => s <= word)
	const shards = []
	for (i = Math.max(i, 0); i < list.starts.length && shards.length < filesOfWord && (shards.length === 0 || list.starts[i].startsWith(word)); i++) shards.push(read(`words-${i}`))
	const all = new Set()
	for (const shard of await Promise.all(shards)) {
		for (const w in shard) if (w.startsWith(word)) { let n = 0; for (const d of shard[w]) all.add(n += d) }
	}
	return all
}

let asked = 0 // a later question makes an earlier one idle
async function search() {
	const mine = ++asked
	const words = plain(field.value)
	const address = new URL(location.href)
	if (field.value.trim()) address.searchParams.set('q', field.value.trim())
	else address.searchParams.delete('q')
	try { history.replaceState(null, '', address) } catch { /* a page opened as a file has no such address */ }
	try {
		const list = await read('list')
		const sets = words.length ? await Promise.all(words.map(w => having(list, w))) : [new Set()]
		sets.sort((a, b) => a.size - b.size)
		const found = [...sets[0]].filter(n => sets.every(s => s.has(n))).sort((a, b) => a - b)
		if (mine !== asked) return
		said.textContent = !words.length ? '' : !found.length ? none : (plural.select(found.length) === 'one' ? one : many).replace('%s', found.length.toLocaleString(lang))
		await show(list, found, 0, mine)
	} catch {
		for (const e of instead) e.hidden = false
	}
}

async function show(list, found, from, mine) {
	const some = found.slice(from, from + atOnce)
	const rows = await Promise.all(some.map(async n => (await read(`events-${Math.floor(n / list.block)}`))[n % list.block]))
	if (mine !== asked) return
	const made = rows.map(([id, date, shape, headline, doubt]) => {
		const li = make('li', `event brief ${shape}`)
		const when = make('p', 'when')
		when.append(make('span', 'date', date))
		const head = make('h2')
		head.dir = 'auto'
		const a = make('a', '', headline)
		a.href = `${root}e/${id}.html`
		head.append(a)
		li.append(when, head)
		if (doubt) li.append(make('p', 'status', doubt))
		return li
	})
	if (from) { hits.append(...made); made[0].querySelector('a').focus() } else hits.replaceChildren(...made)
	next.hidden = found.length <= from + atOnce
	next.onclick = () => show(list, found, from + atOnce, mine)
}

let waiting
field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 120) })
field.addEventListener('focus', () => read('list').catch(() => {}), { once: true })
field.value = new URL(location.href).searchParams.get('q') ?? ''
if (field.value) search()
field.focus({ preventScroll: true })
