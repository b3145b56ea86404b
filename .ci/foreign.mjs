// What other people's programs make of what annals writes: node foreign.mjs SITE EXPORTS
// EMBEDS, the folders of a built site, of exports (events.FORMAT, and hostile.FORMAT of
// texts that would run, tagged.timeml of annals tag) and of an embed. Each
// part prints what it looked at, and a line a fault. CHROMIUM names the browser.
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join, dirname } from 'node:path'
import { flat, isEvent, parse } from '@markwhen/parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { HtmlValidate } from 'html-validate'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import { chromium } from 'playwright-core'
import { validateXML } from 'xmllint-wasm'

const [site, exports, embeds] = process.argv.slice(2)
let faults = 0
const fault = (where, what) => { faults++; console.log(`${where}: ${what}`) }
const text = (...path) => readFileSync(join(...path), 'utf8')
const lines = (...path) => text(...path).split('\n').filter(Boolean).map(l => JSON.parse(l))
const events = lines(site, 'events.jsonl')

function walk(dir, ending) {
  return readdirSync(dir, { recursive: true }).map(String).filter(name => name.endsWith(ending)).sort()
}

// HTML: every page of the site and what an editor pastes.
{
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard'],
    rules: { // of style, not of validity
      'long-title': 'off', 'no-inline-style': 'off', 'require-sri': 'off', 'doctype-style': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off',
      'no-implicit-button-type': 'off', 'prefer-native-element': 'off', 'element-required-attributes': 'error', 'no-raw-characters': 'off', 'unique-landmark': 'off',
    },
  })
  let looked = 0
  for (const [dir, names] of [[site, walk(site, '.html')], [embeds, ['plain.html', 'inline.html', 'frame.html', 'index.html']]]) {
    for (const name of names) {
      const report = await validator.validateFile(join(dir, name))
      for (const m of report.results[0]?.messages ?? []) if (m.severity > 1) fault(`${name}:${m.line}`, `${m.ruleId}: ${m.message}`)
      looked++
    }
  }
  console.log(`html-validate: ${looked} pages`)
}

// Feeds.
{
  let entries = 0
  const feeds = walk(site, '.atom')
  for (const name of feeds) {
    try {
      const feed = parseAtomFeed(text(site, name))
      if (!feed.id || !feed.title || !feed.updated) fault(name, 'id, title or updated is missing')
      for (const e of feed.entries ?? []) {
        if (!e.id || !e.title || !e.updated) fault(name, `entry ${e.id}: id, title or updated is missing`)
        entries++
      }
      if (new Set(feed.entries?.map(e => e.id)).size !== (feed.entries?.length ?? 0)) fault(name, 'two entries have one id')
    } catch (e) { fault(name, e.message) }
  }
  console.log(`feedsmith: ${feeds.length} Atom feeds, ${entries} entries`)
  for (const name of walk(site, '.json').filter(n => /feed/.test(n))) {
    try { if (!parseJsonFeed(text(site, name)).items.length) fault(name, 'no items') } catch (e) { fault(name, e.message) }
  }
}

// Calendars.
{
  const files = [[exports, 'events.ics'], ...walk(site, '.ics').map(n => [site, n])]
  let count = 0
  for (const [dir, name] of files) {
    try {
      const all = new ICAL.Component(ICAL.parse(text(dir, name))).getAllSubcomponents('vevent').map(c => new ICAL.Event(c))
      if (new Set(all.map(e => e.uid)).size !== all.length) fault(name, 'two events have one UID')
      for (const e of all) if (!e.startDate.isDate || e.endDate.compare(e.startDate) <= 0 || !e.summary) fault(name, `${e.uid}: no day, or ends before it begins`)
      count += all.length
    } catch (e) { fault(name, e.message) }
    if (text(dir, name).split('\r\n').some(l => Buffer.byteLength(l) > 75)) fault(name, 'a line has more than 75 bytes')
  }
  console.log(`ical.js: ${files.length} calendars, ${count} events`)
}

// JSON Schema.
{
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats(ajv)
  const schema = JSON.parse(text(exports, 'events.schema'))
  const whole = ajv.compile(schema)
  if (!whole(JSON.parse(text(exports, 'events.json')))) fault('events.json', ajv.errorsText(whole.errors))
  let rows = 0
  for (const [file, def] of [['events.jsonl', 'event'], ['articles.jsonl', 'article']]) {
    if (!schema.$defs?.[def]) { fault(file, `the schema does not define ${def}`); continue }
    const row = ajv.compile({ $schema: schema.$schema, $ref: `#/$defs/${def}`, $defs: schema.$defs })
    lines(site, file).forEach((r, i) => { rows++; if (!row(r)) fault(`${file}:${i + 1}`, ajv.errorsText(row.errors)) })
  }
  console.log(`ajv: events.json and ${rows} lines`)
}

// JSON-LD: each event is one of schema.org, with a date and a story that tells it.
{
  const vocabulary = { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' } } }
  const documentLoader = async url => ({ documentUrl: url, document: vocabulary })
  const found = await jsonld.flatten(await jsonld.expand(JSON.parse(text(exports, 'events.jsonld')), { documentLoader }))
  const told = found.filter(n => n['@type']?.includes('https://schema.org/Event'))
  for (const n of told) for (const key of ['name', 'startDate', 'subjectOf']) if (!n[`https://schema.org/${key}`]) fault('events.jsonld', `${n['@id']} has no ${key}`)
  if (!told.length) fault('events.jsonld', 'no events')
  console.log(`jsonld: ${told.length} events`)
}

// TimeML, held by libxml2 against a schema of our own writing.
{
  const schema = text(import.meta.dirname, 'timeml.xsd')
  const files = readdirSync(exports).filter(name => name.endsWith('.timeml'))
  for (const name of files) {
    const { errors } = await validateXML({ xml: [{ fileName: name, contents: text(exports, name) }], schema: [schema] })
    for (const e of errors) fault(`${name}:${e.loc?.lineNumber ?? 0}`, e.message)
  }
  console.log(`xmllint: ${files.length} documents of TimeML`)
}

// Markwhen's own parser finds every event that has a date, and no entry beside them, whatever the texts; what is
// known to the day, the month or the year begins when it should.
{
  for (const [name, told] of [['events.markwhen', events], ['hostile.markwhen', lines(exports, 'hostile.jsonl')]]) {
    const dated = told.filter(e => e.date.edtf)
    const entries = flat(parse(text(exports, name)).events).map(e => e.eventOrGroup ?? e).filter(e => isEvent(e))
    if (entries.length !== dated.length) fault(name, `${entries.length} entries, ${dated.length} events with a date`)
    dated.forEach((e, i) => {
      if (!/^\d{4}(-\d\d){0,2}$/.test(e.date.edtf)) return
      const from = entries[i]?.firstLine.datePart
      if (from !== e.date.edtf) fault(name, `${e.id}: ${from}, and it was ${e.date.edtf}`)
    })
    console.log(`markwhen: ${entries.length} of ${dated.length} events in ${name}`)
  }
}

// TimelineJS shows every event that has a date, and hostile text stays text.
{
  const tl = dirname(createRequire(import.meta.url).resolve('@knight-lab/timelinejs/package.json'))
  const data = JSON.parse(text(exports, 'events.timelinejs'))
  const wanted = data.events.length
  data.events.push(...JSON.parse(text(exports, 'hostile.timelinejs')).events)
  const shell = `<!doctype html><link rel="stylesheet" href="/css/timeline.css"><div id="t" style="height:600px"></div>
    <script>window.hits = 0; window.alert = () => { window.hits++ }</script><script src="/js/timeline.js"></script>
    <script>fetch('/data').then(r => r.json()).then(d => { window.tl = new TL.Timeline('t', d, { font: null, start_at_end: false }) })</script>`
  const server = createServer((q, r) => {
    const path = new URL(q.url, 'http://x').pathname
    if (path === '/') { r.setHeader('content-type', 'text/html'); return r.end(shell) }
    if (path === '/data') { r.setHeader('content-type', 'application/json'); return r.end(JSON.stringify(data)) }
    try {
      r.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript')
      r.end(readFileSync(join(tl, 'dist', path)))
    } catch { r.statusCode = 404; r.end() }
  }).listen(0, '127.0.0.1')
  await new Promise(ready => server.once('listening', ready))
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction(n => document.querySelectorAll('.tl-timemarker').length >= n, data.events.length, { timeout: 60000 }).catch(() => {})
  const shown = await page.evaluate(() => ({ markers: document.querySelectorAll('.tl-timemarker').length, hits: window.hits }))
  if (shown.markers !== data.events.length) fault('TimelineJS', `${shown.markers} events shown, ${data.events.length} exported`)
  if (shown.hits) fault('TimelineJS', `${shown.hits} hostile texts ran`)
  console.log(`TimelineJS: ${shown.markers} of ${data.events.length} events shown (${wanted} of the sample), ${shown.hits} hostile texts ran`)
  await browser.close()
  server.close()
}

console.log(`${events.length} events, ${faults} faults`)
process.exitCode = faults ? 1 : 0
