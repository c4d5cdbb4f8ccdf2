import { consoleFixture } from './console-fixture.mjs'
import { driveConsole } from './drive-console.mjs'

const sizes = { large: { width: 1440, height: 900 }, small: { width: 1280, height: 720 } }
/** What is left of both sizes at 150 %. */
const zoomed = { zoomed: { width: 960, height: 600 }, 'small-zoomed': { width: 853, height: 480 } }
const isWanted = kind => !process.env.KINDS || process.env.KINDS.split(' ').includes(kind)
const states = (process.env.STATES ?? 'empty usual away wrapUp meal announced offer kiosk urgent sparse case calling callOffer callKnown callVerified callOfSeveral callMissed callHidden notConnected slow old gatewayAway watch incident closing pressed kioskCase both crowded down moved').split(' ')

/** Every state of the console by day at both sizes, and by night and in English at the large one. */
export async function lookAtConsole(dist, { open, look }) {
  const fixture = await consoleFixture(dist)
  try {
    if (isWanted('driven')) {
      const driven = await open(fixture.url, { viewport: sizes.small })
      await driveConsole(fixture, driven)
      await driven.context().close()
    }
    for (const [size, viewport] of Object.entries(sizes))
      if (isWanted(size)) await lookThrough(fixture, await open(fixture.url, { viewport }), look, size)
    if (isWanted('night'))
      await lookThrough(fixture, await open(fixture.url, { viewport: sizes.large, colorScheme: 'dark' }), look, 'night')
    for (const [kind, viewport] of Object.entries(zoomed))
      if (isWanted(kind)) await lookThrough(fixture, await open(fixture.url, { viewport, deviceScaleFactor: 1.5 }), look, kind)
    if (isWanted('english')) {
      const english = await open(fixture.url, { viewport: sizes.small })
      await english.evaluate(() => localStorage.setItem('yinling.language', 'en'))
      await english.reload()
      await lookThrough(fixture, english, look, 'english')
    }
  } finally {
    await fixture.stop()
  }
}

/** In a low window the curves are behind a button. */
async function unfold(page, lookThere) {
  const toggle = page.locator('.toggle:visible')
  if (!(await toggle.count())) return
  await toggle.click()
  await page.waitForTimeout(200)
  await lookThere()
  await toggle.click()
}

async function lookThrough(fixture, page, look, kind) {
  await page.mouse.click(4, 300)
  for (const state of states) {
    fixture.show(state)
    await page.waitForTimeout(700)
    await look(page, `console-${kind}-${state}`)
    await unfold(page, () => look(page, `console-${kind}-${state}-curves`))
  }
  fixture.show('usual')
  await page.waitForTimeout(500)
  await page.locator('.last .open').first().click()
  await page.waitForTimeout(500)
  await look(page, `console-${kind}-closed`)
  fixture.show('case')
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  await look(page, `console-${kind}-keys`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  fixture.vanish()
  await page.waitForTimeout(1200)
  await look(page, `console-${kind}-lost`)
  fixture.comeBack()
  fixture.signOut()
  await page.reload()
  await page.waitForTimeout(500)
  await look(page, `console-${kind}-ended`)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await page.waitForTimeout(500)
  await look(page, `console-${kind}-sign-in`)
  await page.fill('[name=agent]', '1021')
  await page.fill('[name=password]', 'wrong')
  await page.locator('label', { hasText: /(坐席|Seat) 7$/ }).or(page.locator('label:has(input[value="7"])')).first().click()
  await page.keyboard.press('Tab')
  await page.locator('[type=submit]').click()
  await page.waitForTimeout(400)
  await look(page, `console-${kind}-sign-in-wrong`)
  await page.fill('[name=agent]', '1022')
  await page.fill('[name=password]', 'right')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(400)
  await page.keyboard.type('111111')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(400)
  await look(page, `console-${kind}-sign-in-code`)
  fixture.signIn()
  await page.context().close()
}
