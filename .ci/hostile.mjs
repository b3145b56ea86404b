// Texts that would run a script, put wherever an archive can hold a text:
//
//   node hostile.mjs write DIR     writes such an archive
//   node hostile.mjs open DIR…     opens all pages below each DIR in a browser, and counts the
//                                  scripts that ran, what a policy blocked, and requests elsewhere
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const vectors = [
  '<script>alert(1)</script>', '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", '</title><script>alert(1)</script>', '</style><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', '<math><mi href="javascript:alert(1)">x</mi></math>', '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<object data="javascript:alert(1)"></object>', '<embed src="javascript:alert(1)">', '<body onload=alert(1)>',
  '<input onfocus=alert(1) autofocus>', '<select onfocus=alert(1) autofocus></select>', '<textarea onfocus=alert(1) autofocus></textarea>', '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>', '<audio src=x onerror=alert(1)></audio>', '<marquee onstart=alert(1)>x</marquee>', '<form><button formaction="javascript:alert(1)">x</button></form>',
  '<a href="javascript:alert(1)">x</a>', '<a href="JaVaScRiPt:alert(1)">x</a>', '<a href="java&#9;script:alert(1)">x</a>', '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '[x](javascript:alert(1))', '![x](javascript:alert(1))', '<javascript:alert(1)>', '[x]: javascript:alert(1)', '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '<base href="https://evil.example/">', '<meta http-equiv="refresh" content="0;url=https://evil.example/">', '<link rel=stylesheet href=https://evil.example/x.css>', '<img src=https://evil.example/x.png>',
  '<style>@import "https://evil.example/x.css"</style>', '<p style="background:url(https://evil.example/x)">x</p>', '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<!--><script>alert(1)</script>-->', '<![CDATA[<script>alert(1)</script>]]>', ']]><script>alert(1)</script>',
  '{{.}}', '{{< x >}}', '{{% x %}}', '{{ "<script>alert(1)</script>" | safeHTML }}', '${alert(1)}', '`${alert(1)}`', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u202e<script>alert(1)</script>', '<ScRiPt/x>alert(1)</sCrIpT>', '<scr\u0000ipt>alert(1)</script>', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-', '" onmouseover="alert(1)" x="', "' autofocus onfocus='alert(1)",
  '<x contenteditable onfocus=alert(1) autofocus>', '<div popover id=p onbeforetoggle=alert(1)>x</div>', '<xss id=x tabindex=1 onfocus=alert(1)></xss>',
]

function write(dir) {
  const put = (name, text) => { mkdirSync(join(dir, name, '..'), { recursive: true }); writeFileSync(join(dir, name), text) }
  const q = JSON.stringify
  const escape = s => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  const days = i => `${1 + i % 28} ${['March', 'May', 'July'][i % 3]} ${1990 + i % 30}`
  const tells = (v, i) => `Mayor Ada ${v} Example opened the bridge in Leeds on ${days(i)}, said Bo ${v} Sample. ${v} On ${days(i + 1)} the council of ${v} closed it again.`
  const rows = []
  vectors.forEach((v, i) => {
    const published = `${1991 + i % 30}-08-01`
    put(`md/${i}.md`, `---\ntitle: ${q(v)}\nauthor: ${q(v)}\nsource: ${q(v)}\nsection: ${q(v)}\ntags: [${q(v)}]\ndescription: ${q(v)}\nurl: ${q(i % 2 ? 'javascript:alert(1)' : 'https://lune.example/' + v)}\ndate: ${published}\n---\n# ${v}\n\n${tells(v, i)}\n\n> ${v}\n\n- ${v}\n`)
    put(`txt/${i} ${v.replace(/[/\u0000]/g, '_').slice(0, 80)}.txt`, `${v}\n\n${published}\n\n${tells(v, i)}\n`)
    put(`html/${i}.html`, `<!doctype html><html><head><title>${escape(v)}</title><meta name="author" content="${escape(v)}"><meta property="article:published_time" content="${published}"><link rel="canonical" href="${escape(v)}"></head><body><article><h1>${escape(v)}</h1><p>${escape(tells(v, i))}</p><p>${v}</p><p>${escape(tells(v, i + 2))} And the bridge stood open to all who came for the rest of that year.</p></article></body></html>`)
    rows.push(q({ id: v, url: i % 2 ? v : 'data:text/html,' + v, title: v, text: tells(v, i), published, author: v, source: v, lang: i % 3 ? 'en' : v }))
  })
  put('rows.jsonl', rows.join('\n') + '\n')
  put('feed.xml', `<?xml version="1.0"?><rss version="2.0"><channel><title>${escape(vectors[0])}</title>${vectors.map((v, i) => `<item><title>${escape(v)}</title><link>${escape(v)}</link><guid>${escape(v)}</guid><pubDate>Sat, 01 Aug ${1992 + i % 30} 08:00:00 GMT</pubDate><description>${escape(tells(v, i))}</description></item>`).join('')}</channel></rss>`)
  put('pages/about.md', `---\ntitle: ${q(vectors.join(' '))}\ndescription: ${q(vectors[0])}\n---\n# ${vectors[1]}\n\n${vectors.join('\n\n')}\n`)
  put('pages/index.md', vectors.join('\n\n') + '\n')
  put('annals.toml', `title = ${q(vectors.slice(0, 6).join(' '))}\ndescription = ${q(vectors.slice(0, 20).join(' ').replace(/[\u0000-\u001f]/g, ''))}\n\n[sources]\n"txt/" = ${q(vectors[2])}\n`)
  put('annals.csv', 'path,source,title,byline,url\n' + vectors.slice(0, 20).map((v, i) => [`md/${i}.md`, v, v, v, v].map(c => `"${c.replace(/"/g, '""')}"`).join(',')).join('\n') + '\n')
}

async function open(dirs) {
  const { chromium } = await import('playwright-core')
  const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png' }
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  let faults = 0
  for (const dir of dirs) {
    const server = createServer((q, r) => {
      let path = decodeURIComponent(new URL(q.url, 'http://x').pathname)
      if (path.endsWith('/')) path += 'index.html'
      try {
        const data = readFileSync(join(dir, path))
        r.setHeader('content-type', types[extname(path)] ?? 'text/plain; charset=utf-8')
        r.end(data)
      } catch { r.statusCode = 404; r.end() }
    }).listen(0, '127.0.0.1')
    await new Promise(ready => server.once('listening', ready))
    const origin = `http://127.0.0.1:${server.address().port}`
    const context = await browser.newContext()
    await context.addInitScript(() => {
      window.ran = 0
      window.blocked = []
      window.alert = window.print = window.confirm = () => { window.ran++ }
      addEventListener('securitypolicyviolation', e => window.blocked.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))
    })
    const count = { pages: 0, ran: 0, blocked: 0, elsewhere: 0 }
    const page = await context.newPage()
    let here = ''
    const fault = what => { if (faults++ < 40) console.log(`${here}: ${what}`) }
    page.on('dialog', d => { count.ran++; fault('a dialog'); d.dismiss() })
    page.on('request', r => { const u = r.url(); if (!u.startsWith(origin) && !u.startsWith('data:') && u !== 'about:blank') { count.elsewhere++; fault(`asks ${u}`) } })
    await context.route(u => u.origin !== origin, r => r.abort())
    const names = readdirSync(dir, { recursive: true }).map(String).filter(n => n.endsWith('.html')).sort()
    for (const name of names) {
      here = `${dir}/${name}`
      await page.goto(origin + '/' + name.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' }).catch(e => fault(e.message))
      const seen = await page.evaluate(() => {
        for (const d of document.querySelectorAll('details')) d.open = true
        for (const a of document.querySelectorAll('a[href^="javascript" i]')) a.click() // none should be there
        return { ran: window.ran, blocked: window.blocked }
      })
      count.pages++
      if (seen.ran) { count.ran += seen.ran; fault(`${seen.ran} scripts ran`) }
      for (const b of seen.blocked) { count.blocked++; fault(`the policy blocked ${b}`) }
    }
    console.log(`${dir}: ${count.pages} pages, ${count.ran} hostile scripts ran, ${count.blocked} blocked by the policy, ${count.elsewhere} requests elsewhere`)
    await context.close()
    server.close()
  }
  await browser.close()
  process.exitCode = faults ? 1 : 0
}

const [verb, ...args] = process.argv.slice(2)
if (verb === 'write') {
  write(args[0])
  console.log(`${vectors.length} vectors in ${args[0]}`)
} else await open(args)
