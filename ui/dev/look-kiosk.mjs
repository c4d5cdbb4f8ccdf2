import assert from 'node:assert/strict'
import { kioskFixture, states } from './kiosk-fixture.mjs'

const sizes = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } }

/** Every state of the kiosk in both positions and languages, the hold by mouse, touch and keyboard, and the dropped stream. */
export async function lookAtKiosk(dist, { open, look, complaints }) {
  const fixture = await kioskFixture(dist)
  try {
    for (const [size, viewport] of Object.entries(sizes))
      for (const language of ['zh-CN', 'en']) {
        fixture.show('home')
        const page = await open(fixture.url, { viewport, hasTouch: true })
        if (language === 'en') await page.locator('button', { hasText: 'English' }).click()
        await lookThrough(fixture, page, look, `kiosk-${size}-${language}`, complaints)
        await page.context().close()
      }
  } finally {
    await fixture.stop()
  }
}

async function lookThrough(fixture, page, look, kind, complaints) {
  for (const state of Object.keys(states)) {
    fixture.show(state)
    await page.waitForTimeout(300)
    await look(page, `${kind}-${state}`)
    complaints.push(...(await tooSmall(page)).map(found => `${kind}-${state}: ${found}`))
  }
  fixture.show('home')
  await hold(fixture, page, look, kind)
  fixture.vanish()
  await page.waitForTimeout(400)
  await look(page, `${kind}-silent`)
  complaints.push(...(await tooSmall(page)).map(found => `${kind}-silent: ${found}`))
  await page.keyboard.down(' ')
  await page.waitForTimeout(3_300)
  await page.keyboard.up(' ')
  await page.waitForTimeout(300)
  await look(page, `${kind}-unsaved`)
  complaints.push(...(await tooSmall(page)).map(found => `${kind}-unsaved: ${found}`))
  const before = fixture.keys.length
  fixture.comeBack()
  await page.waitForTimeout(6_000)
  assert.equal(fixture.keys.length, before + 1, 'the press made while the kiosk was away arrives once it is back')
}

async function hold(fixture, page, look, kind) {
  const button = page.locator('button').last()
  const { x, y, width, height } = await button.boundingBox()
  const before = fixture.keys.length
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.waitForTimeout(1_300)
  await look(page, `${kind}-holding`)
  await page.mouse.up()
  await page.waitForTimeout(3_500)
  await look(page, `${kind}-too-short`)
  assert.equal(fixture.keys.length, before, 'a short hold is no SOS')
  await page.mouse.down()
  await page.waitForTimeout(3_400)
  await look(page, `${kind}-done`)
  await page.mouse.up()
  assert.equal(fixture.keys.length, before + 1, 'a full hold is one SOS')
}

/** Text below 28 px, or a button below 20 mm on a 32 inch screen (about 55 px). */
const tooSmall = page =>
  page.evaluate(() => {
    const found = []
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
      const size = parseFloat(getComputedStyle(element).fontSize)
      if (own && size < 28) found.push(`"${element.textContent.trim()}" has ${size} px`)
      const box = element.getBoundingClientRect()
      if (element.matches('button') && Math.min(box.width, box.height) < 55) found.push(`button of ${box.width} × ${box.height} px`)
      if (own && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1)) found.push(`"${element.textContent.trim()}" is cut off`)
    }
    const card = document.querySelector('main').firstElementChild
    if (card.scrollHeight > card.clientHeight + 1) found.push('the card is higher than its place')
    return found
  })
