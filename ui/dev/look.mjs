// npm run look [console|kiosk]    pictures of every state in ui/look; fails on axe violations and on page errors
import { join, resolve } from 'node:path'
import { launch, looker } from './browser.mjs'
import { lookAtConsole } from './look-console.mjs'
import { lookAtKiosk } from './look-kiosk.mjs'

const root = resolve(import.meta.dirname, '../..')
const wanted = process.argv[2]
const browser = await launch()
const eyes = looker(browser, join(root, 'ui/look'))
try {
  if (wanted !== 'kiosk') await lookAtConsole(join(root, 'hotline/console/dist'), eyes)
  if (wanted !== 'console') await lookAtKiosk(join(root, 'kiosk-agent/screen/dist'), eyes)
} finally {
  await browser.close()
}
for (const complaint of new Set(eyes.complaints)) console.error(complaint)
process.exitCode = eyes.complaints.length ? 1 : 0
