import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run']
const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } }

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

/** Opens pages, looks at them (picture and axe), and keeps every complaint. */
export function looker(browser, folder) {
  const complaints = []
  mkdirSync(folder, { recursive: true })

  async function open(url, options) {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'UTC', ...options })
    const page = await context.newPage()
    page.on('pageerror', error => complaints.push(`${url}: ${error.message}`))
    page.on('console', message => {
      const expected = /Failed to load resource|WebSocket connection/.test(message.text())
      if (message.type() === 'error' && !expected) complaints.push(`${url}: ${message.text()}`)
    })
    await page.goto(url)
    return page
  }

  async function look(page, name) {
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(options => window.axe.run(document, options), { rules })
    for (const { id, nodes } of violations)
      for (const node of nodes) complaints.push(`${name}: ${id}: ${node.target} ${node.failureSummary.split('\n').slice(1).join(' ')}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) complaints.push(`${name}: ${overflow} px wider than the screen`)
    console.log(`looked at ${name}: ${violations.length} violations`)
  }

  return { open, look, complaints }
}
