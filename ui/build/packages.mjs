// The npm workspace's packages, installed only when package-lock.json differs from what is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { digestOf } from './digest.mjs'
import { locked } from './lock.mjs'

export const root = resolve(import.meta.dirname, '..', '..')
export const notes = join(root, 'ui', '.build')

// Installs, then does the work, while no other build does either.
export async function withPackages(work) {
  mkdirSync(notes, { recursive: true })
  try {
    await locked(join(notes, 'lock'), () => {
      install()
      work()
    })
  } catch (problem) {
    console.error(`screens: ${problem.message}`)
    process.exit(1)
  }
}

function install() {
  const wanted = digestOf([join(root, 'package-lock.json')])
  const installed = join(root, 'node_modules', '.yinling-lock')
  if (read(installed) === wanted) return
  console.log('screens: installing packages')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installed, wanted)
}

export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `exit ${status}`}`)
}

export function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
