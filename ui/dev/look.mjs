// npm run look [console|kiosk|operations]    pictures of every state in ui/look; fails on axe violations and on page errors
import { join, resolve } from 'node:path'
import { launch, looker } from './browser.mjs'
import { lookAtConsole } from './look-console.mjs'
import { lookAtKiosk } from './look-kiosk.mjs'
import { lookAtOperations } from './look-operations.mjs'

const root = resolve(import.meta.dirname, '../..')
const wanted = process.argv[2]
const browser = await launch()
const eyes = looker(browser, join(root, 'ui/look'))
try {
  const screens = { console: [lookAtConsole, 'hotline/console'], kiosk: [lookAtKiosk, 'kiosk-agent/screen'], operations: [lookAtOperations, 'gateway/hub/operations'] }
  for (const [name, [lookAt, folder]] of Object.entries(screens))
    if (!wanted || wanted === name) await lookAt(join(root, folder, 'dist'), eyes)
} finally {
  await browser.close()
}
for (const complaint of new Set(eyes.complaints)) console.error(complaint)
process.exitCode = eyes.complaints.length ? 1 : 0
