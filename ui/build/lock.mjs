import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const longestWaitMs = 10 * 60_000

/** Runs the work while no other build holds the lock; takes the lock over from a builder that died. */
export async function locked(folder, work) {
  const giveUpAt = Date.now() + longestWaitMs
  while (!take(folder)) {
    if (Date.now() > giveUpAt) throw new Error(`another build has held ${folder} for ten minutes`)
    await pause(200)
  }
  try {
    return work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function take(folder) {
  try {
    mkdirSync(folder)
  } catch (problem) {
    if (problem.code !== 'EEXIST') throw problem
    if (holderDied(folder)) rmSync(folder, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(folder, 'pid'), String(process.pid))
  return true
}

function holderDied(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0)
    return false
  } catch (problem) {
    return problem.code === 'ESRCH'
  }
}
