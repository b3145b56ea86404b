// The browser checks: node browser.mjs SITE URL, SITE being the folder of a built
// site and URL where it is served. It prints a line a fault, then what it
// looked at, and fails where there was one. CHROMIUM names the browser, ANNALS the built command.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [site, url] = process.argv.slice(2)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const faults = []
const fault = (where, what) => { faults.push(where); console.log(`${where}: ${what}`) }

// kinds returns pages of each kind: all that stand at the root and the indexes, and of each kind in each folder the
// longest, which is the likeliest to hold everything, and the shortest. What kinds there are the templates say, one
// each; a kind of which the site has no page is a fault, for nobody has looked at it then.
function kinds() {
  const walk = dir => readdirSync(join(site, dir), { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap(d => {
    const path = dir ? `${dir}/${d.name}` : d.name
    return d.isDirectory() ? walk(path) : d.name.endsWith('.html') ? [path] : []
  })
  const frames = ['page.html', 'parts.html', 'embed.html'] // what stands around and in pages
  const wanted = new Set(readdirSync(new URL('../templates', import.meta.url)).filter(name => name.endsWith('.html') && !frames.includes(name)).map(name => name.slice(0, -'.html'.length)))
  const pages = []
  const byKind = new Map()
  for (const path of walk('')) {
    const text = readFileSync(join(site, path), 'utf8')
    const kind = /<body class="([a-z]+)-page"/.exec(text)?.[1]
    wanted.delete(kind)
    const parts = path.split('/')
    if (parts.length === 1 || parts.length === 2 && parts[1] === 'index.html') { pages.push(path); continue }
    const key = `${parts[0]} ${kind}`
    byKind.set(key, [...byKind.get(key) ?? [], { path, size: text.length }])
  }
  for (const kind of wanted) fault(`templates/${kind}.html`, 'the site has no page of this kind to look at')
  for (const some of byKind.values()) {
    some.sort((a, b) => b.size - a.size)
    pages.push(some[0].path, some.at(-1).path)
  }
  return [...new Set(pages)]
}

const lines = name => readFileSync(join(site, name), 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l))
const folder = path => path.replace(/(^|\/)index\.html$/, '$1')
const at = path => new URL(folder(path), url).href

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

// look opens a page as a reader's browser does, and listens for what goes wrong.
async function look(context, path) {
  const page = await context.newPage()
  page.on('console', m => { if (m.type() === 'error' && !(path === '404.html' && /404/.test(m.text()))) fault(path, `console: ${m.text()}`) })
  page.on('pageerror', e => fault(path, `script: ${e.message}`))
  page.on('request', r => { if (new URL(r.url()).origin !== new URL(url).origin) fault(path, `asks another site: ${r.url()}`) })
  await page.goto(at(path), { waitUntil: 'load' })
  return page
}

// What a browser skips while it is out of sight is looked at, too.
const unskip = () => {
  const style = document.createElement('style')
  style.textContent = '* { content-visibility: visible !important }'
  document.head.append(style)
}

const pages = kinds()
let looks = 0
for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    const view = { viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' }
    const plain = await browser.newContext(view)
    const probed = await browser.newContext({ ...view, bypassCSP: true }) // so that the probe may add a style
    for (const path of pages) {
      const where = `${path} (${width} px, ${colorScheme})`
      const page = await look(plain, path)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (wide > 0) fault(where, `${wide} px wider than the window`)
      const stored = await page.evaluate(() => document.cookie.length + localStorage.length + sessionStorage.length)
      if (stored) fault(where, 'stores something before anybody acts')
      await page.close()

      const probe = await probed.newPage()
      await probe.goto(at(path), { waitUntil: 'load' })
      await probe.evaluate(unskip)
      await probe.evaluate(axe)
      const { violations } = await probe.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }))
      for (const v of violations) fault(where, `axe ${v.id}: ${v.help}: ${v.nodes.length} times, first at ${v.nodes[0].target.join(' ')}`)
      await probe.close()
      looks++
    }
    await plain.close()
    await probed.close()
  }
}
console.log(`axe: ${pages.length} pages, ${looks} looks, light and dark, 320 and 1280 px`)

// On paper what a page folds away is open.
{
  const context = await browser.newContext({ javaScriptEnabled: false, bypassCSP: true })
  let folds = 0
  for (const path of pages) {
    const page = await context.newPage()
    await page.goto(at(path), { waitUntil: 'load' })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(unskip)
    const shut = await page.evaluate(() => [...document.querySelectorAll('details')].filter(d => d.checkVisibility()).map(d =>
      [...d.children].every(c => c.checkVisibility({ visibilityProperty: true }) && c.getBoundingClientRect().height > 0)))
    folds += shut.length
    const n = shut.filter(open => !open).length
    if (n) fault(path, `${n} of ${shut.length} folds are shut on paper`)
    await page.close()
  }
  await context.close()
  console.log(`print: ${folds} folds on ${pages.length} pages`)
}

// Printed to PDF a page says all that it lists: the command that built the site reads the paper again.
{
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const paper = join(mkdtempSync(join(tmpdir(), 'annals-')), 'page.pdf')
  const squeezed = text => text.replace(/[\s-]+/g, '') // a hyphen at the end of a line may be of the word or of the line
  let read = 0
  for (const path of ['index.html', pages.find(p => p.startsWith('y/') && p !== 'y/index.html')]) {
    await page.goto(at(path), { waitUntil: 'load' })
    const headlines = await page.evaluate(() => [...document.querySelectorAll('.listing .event h3')].map(h => h.textContent))
    await page.pdf({ path: paper, format: 'A4' })
    const text = squeezed(JSON.parse(execFileSync(process.env.ANNALS, ['inspect', '--format', 'jsonl', paper], { encoding: 'utf8', maxBuffer: 1 << 26 })).text)
    const lost = headlines.filter(h => !text.includes(squeezed(h)))
    if (lost.length) fault(path, `${lost.length} of ${headlines.length} events are not on paper, first “${lost[0]}”`)
    read += headlines.length
  }
  rmSync(paper)
  await context.close()
  console.log(`PDF: ${read} events on paper`)
}

// Each answer of the filters narrows the list without script to the events that it counts, two answers narrow it
// together, and no heading is left above nothing. With script the address keeps it.
{
  const still = await browser.newContext({ javaScriptEnabled: false })
  const lively = await browser.newContext()
  const narrowed = () => {
    const shown = () => [[...document.querySelectorAll('.listing .event')].filter(e => e.checkVisibility()).length,
      [...document.querySelectorAll('.listing .section')].filter(s => s.checkVisibility() && ![...s.querySelectorAll('.event')].some(e => e.checkVisibility())).length]
    const options = [...document.querySelectorAll('.filters input[id]')]
    const count = o => Number(o.parentElement.querySelector('.count').textContent.replace(/\D/g, ''))
    const clear = o => { o.checked = false; if (o.type === 'radio') document.querySelector(`.filters [name="${o.name}"][value=""]`).checked = true }
    const wrong = []
    let asked = 0
    const look = (what, fits) => {
      const [events, empty] = shown()
      if (!fits(events) || empty) wrong.push(`${what}: ${events} events, ${empty} headings above nothing`)
      asked++
    }
    options.forEach((o, i) => {
      o.checked = true
      look(o.value, n => n === count(o))
      for (const other of options.slice(i + 1).filter(x => x.type === 'checkbox' || x.name !== o.name)) {
        other.checked = true
        look(`${o.value} and ${other.value}`, n => n <= Math.min(count(o), count(other)))
        clear(other)
      }
      clear(o)
    })
    return { wrong, asked, first: options[0]?.value, count: options[0] && count(options[0]) }
  }
  let asked = 0
  for (const path of pages) {
    if (!readFileSync(join(site, path), 'utf8').includes('class="filters"')) continue
    const page = await still.newPage()
    await page.goto(at(path), { waitUntil: 'load' })
    const found = await page.evaluate(narrowed)
    for (const what of found.wrong) fault(path, `filter ${what}`)
    asked += found.asked
    await page.close()

    const kept = await lively.newPage()
    const visible = () => kept.evaluate(() => [...document.querySelectorAll('.listing .event')].filter(e => e.checkVisibility()).length)
    await kept.goto(`${at(path)}?show=${found.first}`, { waitUntil: 'load' })
    if (await visible() !== found.count) fault(path, `?show=${found.first} does not show the ${found.count} events that it says`)
    await kept.locator('.filters input[type=search]').fill('qqqqq')
    await kept.waitForFunction(() => location.search.includes('find=qqqqq'))
    if (await visible()) fault(path, 'finds what is not there')
    await kept.close()
  }
  await still.close()
  await lively.close()
  console.log(`filters: ${asked} answers and pairs of answers without script`)
}

// A search finds each event that is asked for by the words of its headline, on what is small and soon there; without
// script its page leads on.
{
  const context = await browser.newContext()
  const page = await context.newPage()
  let got = 0
  page.on('response', async r => { if (r.url().includes('/search/')) got += (await r.body().catch(() => '')).length })
  const told = lines('events.jsonl')
  const few = [...new Set([0, told.length >> 1, told.length - 1])].map(i => told[i])
  for (const e of few) {
    await page.goto(at('search.html'), { waitUntil: 'load' })
    got = 0
    const began = Date.now()
    await page.locator('.search input').fill(e.headline)
    await page.waitForFunction(id => document.querySelector(`.search a[href*="${id}"]`), e.id, { timeout: 5000 }).catch(() => fault('search.html', `“${e.headline}” is not found`))
    console.log(`search: ${Date.now() - began} ms with the 120 ms of waiting for more letters, ${got} bytes`)
  }
  await context.close()
  const still = await browser.newContext({ javaScriptEnabled: false })
  const plain = await still.newPage()
  await plain.goto(at('search.html'))
  if (!await plain.locator('.search a[href="n/index.html"]').isVisible()) fault('search.html', 'without script it leads nowhere')
  await still.close()
}

// Every event is reached from the home page without script, in three clicks,
// and by the keyboard alone from the pages that list it.
{
  const ids = lines('events.jsonl').map(e => e.id)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const seen = new Map([[at('index.html'), 0]])
  const reached = new Map()
  const tabbed = new Set()
  const idOf = href => ids.find(id => href.includes(id))
  for (const [href, clicks] of seen) {
    if (reached.size === ids.length && clicks > 0) break
    await page.goto(href)
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].filter(a => a.checkVisibility() || a.closest('details'))
      .map(a => new URL(a.getAttribute('href'), document.baseURI).href))
    for (const link of links) {
      const id = idOf(decodeURI(link))
      if (id && !reached.has(id)) reached.set(id, clicks + 1)
      const bare = folder(link.split('#')[0])
      if (clicks < 2 && bare.startsWith(url) && /(\/|\.html)$/.test(bare) && !seen.has(bare)) seen.set(bare, clicks + 1)
    }
    if (clicks === 0 && ids.length <= 1000) {
      for (let i = 0, last = ''; i < 4 * ids.length + 200; i++) {
        await page.keyboard.press('Tab')
        const here = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.tagName ?? '')
        if (here === 'BODY' && last === 'BODY') break
        last = here
        const id = idOf(decodeURI(here))
        if (id) tabbed.add(id)
      }
    }
  }
  for (const id of ids.filter(id => !reached.has(id))) fault('index.html', `event ${id} is not reached without script in three clicks`)
  console.log(`without script: ${reached.size} of ${ids.length} events reached in three clicks, ${tabbed.size} by the Tab key from the home page`)
  await context.close()
}

await browser.close()
console.log(`${pages.length} pages, ${faults.length} faults`)
process.exitCode = faults.length ? 1 : 0
