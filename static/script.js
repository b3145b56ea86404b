// The one script of a site, which is whole without it: a field to find events on
// a long page, kept in the address so that what was found can be sent to somebody.
'use strict'

for (const filters of document.querySelectorAll('.filters')) {
	const list = filters.closest('.listing')
	const events = [...list.querySelectorAll('.event')]
	let texts // made when first asked for
	const sections = [...list.querySelectorAll('.section')]
	const options = [...filters.querySelectorAll('input')]
	const asked = () => options.filter(o => o.checked && o.value)

	const field = document.createElement('input')
	field.type = 'search'
	field.placeholder = filters.dataset.find
	field.setAttribute('aria-label', filters.dataset.find)
	const said = document.createElement('output')
	filters.append(field, said)

	// The style sheet hides what has not the classes asked for; what has not the words is hidden here.
	const find = () => {
		const words = plain(field.value).split(/\s+/).filter(Boolean)
		const classes = asked().map(o => o.id.slice('is_'.length)) // which may be another's on another page
		if (words.length) texts ??= events.map(e => plain(e.textContent + ' ' + (e.dataset.named ?? '')))
		events.forEach((e, i) => { e.hidden = !words.every(w => texts[i].includes(w)) })
		const seen = new Set(events.filter(e => !e.hidden && classes.every(c => e.classList.contains(c))))
		for (const s of sections) s.hidden = ![...s.querySelectorAll('.event')].some(e => seen.has(e))
		list.classList.toggle('finding', words.length > 0)
		said.textContent = !words.length && !classes.length ? '' : seen.size ? `${seen.size} / ${events.length}` : filters.dataset.none
	}
	const keep = () => {
		const address = new URL(location.href)
		for (const [name, value] of [['find', field.value.trim()], ['show', asked().map(o => o.value).join(' ')]]) {
			if (value) address.searchParams.set(name, value)
			else address.searchParams.delete(name)
		}
		try { history.replaceState(null, '', address) } catch { /* a page opened as a file has no such address */ }
	}
	let waiting
	field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => { find(); keep() }, 120) })
	filters.addEventListener('change', () => { find(); keep() })

	const query = new URL(location.href).searchParams
	const show = (query.get('show') ?? '').split(' ')
	for (const o of options) if (o.value && show.includes(o.value)) o.checked = true
	field.value = query.get('find') ?? ''
	if (field.value || asked().length) find()
}

// plain returns text in small letters without accents.
function plain(text) { return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() }

// What is folded is open on paper, in browsers whose style sheets cannot say so too.
addEventListener('beforeprint', () => { for (const d of document.querySelectorAll('details:not([open])')) { d.open = true; d.dataset.shut = '' } })
addEventListener('afterprint', () => { for (const d of document.querySelectorAll('details[data-shut]')) { d.open = false; delete d.dataset.shut } })

// An event that is linked to is seen, though it is in a folded part.
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details')?.setAttribute('open', '')

// A table is sorted by a column when its head is pressed, and turned round when it is pressed again.
for (const table of document.querySelectorAll('table[data-sort]')) {
	const heads = [...table.tHead.rows[0].cells]
	const rows = [...table.tBodies[0].rows]
	const value = (row, i) => row.cells[i].dataset.by ?? row.cells[i].textContent.trim()
	heads.forEach((head, i) => {
		const press = document.createElement('button')
		press.title = table.dataset.sort
		press.append(...head.childNodes)
		head.append(press)
		press.addEventListener('click', () => {
			const down = head.getAttribute('aria-sort') === 'ascending'
			for (const h of heads) h.removeAttribute('aria-sort')
			head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
			rows.sort((a, b) => value(a, i).localeCompare(value(b, i), undefined, { numeric: true }) * (down ? -1 : 1))
			table.tBodies[0].append(...rows)
		})
	})
}
