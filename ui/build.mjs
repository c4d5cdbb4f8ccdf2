// node ui/build.mjs <app folder>    type-checks, tests and builds one screen into <app folder>/dist
//
// Maven calls this for every module that carries a screen. Packages are installed only when package-lock.json differs
// from what is installed, and a screen is built only when one of its sources differs from what dist was made of.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { digestOf } from './build/digest.mjs'
import { notes, read, root, run, withPackages } from './build/packages.mjs'

const app = process.argv[2]
if (!app || !existsSync(join(root, app, 'index.html'))) {
  console.error('usage: node ui/build.mjs <folder of a screen, such as hotline/console>')
  process.exit(2)
}

await withPackages(() => build(resolve(root, app)))

function build(folder) {
  const name = relative(root, folder)
  const made = join(notes, name.replaceAll(/[\\/]/g, '-'))
  const sources = digestOf([folder, import.meta.dirname, join(root, 'package-lock.json')])
  if (read(made) === sources && existsSync(join(folder, 'dist', 'index.html'))) {
    console.log(`screens: ${name} is up to date`)
    return
  }
  rmSync(made, { force: true })
  tool('vue-tsc/bin/vue-tsc.js', ['--project', folder])
  tool('vitest/vitest.mjs', ['run', '--config', 'ui/vitest.config.mjs', '--reporter=dot', 'ui/src/', `${name}/src/`])
  tool('vite/bin/vite.js', ['build', folder, '--logLevel=warn'])
  writeFileSync(made, sources)
  console.log(`screens: ${name} built`)
}

function tool(script, args) {
  run(process.execPath, [join(root, 'node_modules', script), ...args])
}
