import assert from 'node:assert/strict'
import { lookAtPersons } from './look-persons.mjs'
import { lookAtRecords } from './look-records.mjs'
import { operationsFixture } from './operations-fixture.mjs'

const sizes = { large: { width: 1440, height: 900 }, small: { width: 1280, height: 720 } }
const kinds = {
  large: {},
  small: {},
  night: { colorScheme: 'dark' },
  english: { language: 'en' },
  // What is left of both sizes at 150 %.
  zoomed: { viewport: { width: 960, height: 600 }, deviceScaleFactor: 1.5 },
  'small-zoomed': { viewport: { width: 853, height: 480 }, deviceScaleFactor: 1.5 },
}

/** STATES: `pages` of the district, `persons` with everything about signing in, `records` with the programs' tokens and the audit log, and the `driven` table. */
const isWanted = state => !process.env.STATES || process.env.STATES.split(' ').includes(state)

/** Every page of the operations page, by day at both sizes, by night and in English; and what goes wrong. */
export async function lookAtOperations(dist, { open, look }) {
  const fixture = await operationsFixture(dist)
  try {
    for (const [kind, { language, ...options }] of Object.entries(kinds)) {
      if (process.env.KINDS && !process.env.KINDS.split(' ').includes(kind)) continue
      const page = await open(fixture.url, { viewport: sizes[kind === 'small' || kind === 'english' ? 'small' : 'large'], ...options })
      if (language) {
        await page.evaluate(chosen => localStorage.setItem('yinling.language', chosen), language)
        await page.reload()
      }
      const see = name => look(page, `operations-${kind}-${name}`)
      if (isWanted('pages')) await lookThrough(fixture, page, see)
      if (isWanted('persons')) await lookAtPersons(fixture, page, see)
      if (isWanted('records')) await lookAtRecords(fixture, page, see)
      await page.context().close()
    }
    if (isWanted('driven')) await driveDevices(fixture, await open(fixture.url, { viewport: sizes.small }))
  } finally {
    await fixture.stop()
  }
}

async function lookThrough(fixture, page, see) {
  const at = async (address, name, waitMs = 600) => {
    await page.goto(`${fixture.url}#/${address}`)
    await page.waitForTimeout(waitMs)
    if (name) await see(name)
  }
  fixture.show('usual')
  await at('', null, 6_500)
  fixture.raise()
  await page.waitForTimeout(500)
  await see('district')
  for (const scene of ['quiet', 'crowded', 'empty']) {
    fixture.show(scene)
    await page.waitForTimeout(400)
    await see(`district-${scene}`)
  }
  fixture.show('crowded')
  await at('alarms', 'alarms-crowded')
  await at('incidents', 'incidents')
  await page.locator('[role=table] a').first().click()
  await page.waitForTimeout(500)
  await see('incident')
  fixture.show('usual')
  await at('')
  await page.locator('.shape').nth(1).click()
  await page.waitForTimeout(200)
  await see('district-table')
  await page.locator('.shape').first().click()
  await at('streets/st-07', 'street')
  await at('alarms', 'alarms')
  await page.locator('[role=table] a').first().click()
  await page.waitForTimeout(400)
  await see('alarm')
  await at(`alarms/${encodeURIComponent(fixture.current().alarms.find(({ lane }) => lane === 4).id)}`, 'alarm-technical')
  await at('devices', 'devices')
  await at('devices?q=nothing', 'devices-none')
  await at('devices/bed-0007')
  await page.locator('.deeds button').first().click()
  await page.waitForTimeout(300)
  await see('device')
  await page.locator('.deeds button').nth(2).click()
  await page.waitForTimeout(300)
  await see('device-revoke')
  await page.keyboard.press('Escape')
  await at('residents', 'residents')
  await at('residents/r-0007', 'resident', 2_500)
  for (const [index, span] of ['24h', '7d'].entries()) {
    await page.locator('input[name=span]').nth(index + 1).click()
    await page.waitForTimeout(900)
    await see(`resident-${span}`)
  }
  await page.locator('input[name=shape]').nth(1).click()
  await page.waitForTimeout(300)
  await see('resident-table')
  await at('residents/r-0007/plan', 'plan')
  await page.locator('.rule input').nth(1).fill('98')
  await page.locator('.ask button').click()
  await page.waitForTimeout(500)
  await see('plan-preview')
  await page.locator('.rule input').nth(0).fill('300')
  await page.waitForTimeout(200)
  await see('plan-invalid')
  await at('import')
  await page.locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('id,name\n') })
  await page.locator('.form button').first().click()
  await page.waitForTimeout(300)
  await see('import')
  await at('nowhere', 'nowhere')
  fixture.be('failing')
  await at('devices', 'devices-failing')
  await at('residents/r-0007', 'resident-failing')
  fixture.be('database-away')
  await at('', 'district-database-away')
  fixture.be('hotline-away')
  await page.waitForTimeout(300)
  await see('district-hotline-away')
  fixture.be('silent')
  await page.waitForTimeout(7_500)
  await see('district-paused')
  fixture.be('away')
  await page.waitForTimeout(800)
  await see('district-lost')
  fixture.be('well')
}

/** 20,000 devices by keyboard: the page holds only what is in sight, and End comes to what is loaded. */
async function driveDevices(fixture, page) {
  fixture.show('large')
  await page.goto(`${fixture.url}#/devices`)
  await page.waitForTimeout(800)
  await page.locator('[role=table] [role=cell] a').first().focus()
  const started = Date.now()
  for (let press = 0; press < 60; press++) await page.keyboard.press('PageDown')
  await page.keyboard.press('End')
  await page.waitForTimeout(400)
  const rows = await page.locator('[role=table] .line').count()
  assert.ok(rows < 60, `only the rows in sight are in the page, not ${rows}`)
  const focused = await page.evaluate(() => document.activeElement?.textContent?.trim())
  assert.match(focused ?? '', /^bed-\d+$/, 'the focus is on a device')
  console.log(`20,000 devices: 61 keys in ${Date.now() - started} ms, ${rows} rows in the page, at ${focused}`)
  await page.fill('input[type=search]', 'watch-99')
  await page.waitForTimeout(800)
  assert.equal(await page.locator('[role=table]').getAttribute('aria-rowcount'), '86', 'the search finds all of them')
  await page.screenshot({ path: 'ui/look/operations-devices-20000.png' })
  await page.context().close()
}
