// Embeds in pages of somebody else's, in a browser: node embeds.mjs EMBEDS ADDRESS, EMBEDS being the folder that
// annals embed wrote and ADDRESS where it was told that the folder stands. Each way to embed stands twice on a page whose
// styles mean no harm, and on one whose styles reach for everything. CHROMIUM names the browser.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [embeds, address] = process.argv.slice(2)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const read = name => readFileSync(join(embeds, name), 'utf8')
const host = 'https://host.example/'

// What content systems and old style sheets say of the elements that an embed is made of.
const styles = {
  plain: '',
  hostile: `* { box-sizing: content-box } body { font: 22px/2.4 fantasy; letter-spacing: 2px; text-transform: uppercase; text-align: center; color: red; background: #fff }
    #story .body li { list-style: square inside; float: left; width: 40%; margin: 3em; background: yellow } #story ol, #story ul { display: flex; padding: 3em; columns: 2 }
    #story h2, #story h3 { font: italic 60px/1 cursive; color: lime; text-transform: uppercase; border: 9px solid } #story p { text-indent: 4em; margin: 3em; color: silver }
    #story a { color: yellow; background: black; display: block; pointer-events: none } #story details, #story summary { display: none } #story time, #story cite { visibility: hidden }
    #story section { transform: rotate(3deg); opacity: .2; position: absolute } #story mark { display: none } li::before { content: "HOST" !important } .date, .gap, .status, .made { display: none }`,
}
// What a sanitiser leaves that strips classes, ids, styles, <time>, <details> and what it does not know.
const stripped = html => html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/ (class|style|id|dir|lang|data-[a-z]+|aria-[a-z]+)="[^"]*"/g, '')
  .replace(/<\/?(time|details|summary|section|mark|cite)\b[^>]*>/g, '')

// The same timeline twice would be two landmarks of one name.
const again = html => html.replaceAll(/\bannals-(?!timeline)[a-z0-9]{8}\b/g, '$&x').replace(/(<h2[^>]*>)/, '$1Again: ').replace('title="', 'title="Again: ')
const around = (style, body) => `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A story</title><style>${style}</style></head>
  <body><main id="story"><h1>A story</h1><div class="body"><p>Before.</p>${body}<p>Between.</p>${again(body)}<p>After.</p></div></main></body></html>`

const faults = []
const fault = (where, what) => { faults.push(where); console.log(`${where}: ${what}`) }
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })

// open shows a page of the host, which the embeds stand beside on another server.
async function open(body, view) {
  const context = await browser.newContext(view)
  const asked = []
  await context.route('**', route => {
    const url = route.request().url()
    if (url === host) return route.fulfill({ contentType: 'text/html', body })
    asked.push(url)
    const name = url.startsWith(address) ? url.slice(address.length).split('?')[0] : ''
    if (!/^[a-z]+\.(html|js|json)$/.test(name)) return route.abort()
    return route.fulfill({ contentType: { html: 'text/html', js: 'text/javascript', json: 'application/json' }[name.split('.')[1]], body: read(name) })
  })
  const page = await context.newPage()
  page.on('pageerror', e => fault('embed', `script: ${e.message}`))
  await page.goto(host, { waitUntil: 'load' })
  return { page, asked, close: () => context.close() }
}

// shown returns what of an embed one sees: the events and, of its parts, how they look.
const shown = () => {
  const roots = [...document.querySelectorAll('.annals-timeline'), ...[...document.querySelectorAll('.annals-host')].map(h => h.shadowRoot?.querySelector('.annals-timeline'))].filter(Boolean)
  const looks = root => [...root.querySelectorAll('*')].map(e => {
    const s = getComputedStyle(e)
    return [e.localName, ...['display', 'color', 'background-color', 'font-size', 'font-family', 'font-style', 'letter-spacing', 'text-transform', 'text-align', 'text-indent', 'float', 'position', 'opacity', 'visibility',
      'transform', 'list-style-type', 'margin-left', 'padding-left', 'pointer-events', 'columns'].map(p => s.getPropertyValue(p))].join('|')
  })
  return roots.map(root => ({
    events: [...root.querySelectorAll('ol > li')].filter(li => li.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && li.querySelector('h3').getBoundingClientRect().height > 0).length,
    looks: looks(root),
  }))
}

const wanted = (read('plain.html').match(/<h3/g) ?? []).length
const looked = {}
for (const [style, css] of Object.entries(styles)) {
  for (const mode of ['inline', 'shadow', 'iframe']) {
    for (const width of [320, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        const where = `${mode} in a ${style} page (${width} px, ${colorScheme})`
        const { page, asked, close } = await open(around(css, read(`${mode}.html`)), { viewport: { width, height: 800 }, colorScheme })
        if (mode === 'iframe') {
          await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every(f => f.style.height.endsWith('px')), null, { timeout: 5000 }).catch(() => fault(where, 'the frame is not given its height'))
          for (const frame of page.frames().slice(1)) {
            const { inside, outside, events } = await frame.evaluate(() => ({ inside: document.documentElement.scrollHeight, outside: innerHeight, events: document.querySelectorAll('ol > li').length }))
            if (inside > outside + 1 || events !== wanted) fault(where, `${events} events of ${wanted}, ${inside} px in a frame of ${outside}`)
          }
        } else {
          const found = await page.evaluate(shown)
          if (found.length !== 2 || found.some(f => f.events !== wanted)) fault(where, `${found.map(f => f.events)} events are seen, twice ${wanted} wanted`)
          const known = looked[`${mode} ${width} ${colorScheme}`] ??= found[0].looks
          const changed = known.filter((look, i) => look !== found[0].looks[i])
          if (changed.length) fault(where, `${changed.length} of ${known.length} elements look otherwise than in a plain page, first ${changed[0]} and here ${found[0].looks[known.indexOf(changed[0])]}`)
          if (asked.length) fault(where, `asks for ${asked[0]}`)
        }
        if (style === 'plain') {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          if (wide > 0) fault(where, `${wide} px wider than the window`)
          await page.evaluate(axe)
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
          for (const v of violations) fault(where, `axe ${v.id}: ${v.help}: ${v.nodes.length} times, first at ${v.nodes[0].target.join(' ')}`)
        }
        await close()
      }
    }
  }
}

// The plain form still says everything where all that can be is taken away.
{
  const { page, close } = await open(around('', stripped(read('plain.html'))), { viewport: { width: 320, height: 800 } })
  const text = (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ')
  const whole = read('plain.html').replace(/<[^>]*>/g, ' ').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n)).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  const words = s => s.match(/[\p{L}\p{N}]+/gu) ?? []
  const lost = words(whole).filter(w => !text.includes(w))
  if (lost.length) fault('plain, stripped', `says no more ${lost.slice(0, 5)}`)
  await close()
}

// A page that has Pym's parent is told the height in Pym's words.
{
  const { page, close } = await open(`<!doctype html><title>A story</title><script>said = []; addEventListener('message', e => said.push(e.data))</script><iframe src="${address}frame.html?childId=pym-0&initialWidth=300"></iframe>`, {})
  await page.waitForFunction(() => globalThis.said.some(s => typeof s === 'string' && /^pymxPYMxpym-0xPYMxheightxPYMx\d+$/.test(s)), null, { timeout: 5000 }).catch(() => fault('frame', 'does not answer Pym'))
  await close()
}

// What oEmbed says is found from the frame, and is what an editor pastes.
{
  const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(read('frame.html'))?.[1]
  const said = JSON.parse(read('oembed.json'))
  if (link !== `${address}oembed.json`) fault('frame.html', `leads to no oEmbed but ${link}`)
  if (said.html.trim() !== read('iframe.html').trim() || said.type !== 'rich' || said.version !== '1.0') fault('oembed.json', 'is not what iframe.html is')
}

await browser.close()
console.log(`embeds: ${wanted} events, 3 ways in 2 pages at 2 widths, light and dark; stripped; Pym; oEmbed; ${faults.length} faults`)
process.exitCode = faults.length ? 1 : 0
