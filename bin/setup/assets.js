import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.js'
import { findRuntime, ROOT, runtimePath } from './runtime.js'

const MANIFEST = 'public/assets/.vite/manifest.json'

/** Tailwind scans the views of the core and of every module for class names. */
const SOURCES = ['resources', 'modules', 'releases', 'vite.config.ts', 'package-lock.json']
const SKIPPED = new Set(['node_modules', 'tests', 'migrations'])

/** Builds styles and scripts when there are none or one of their sources is newer. */
export async function ensureAssets(root = ROOT) {
  if (!assetsAreStale(root)) {
    return
  }
  console.log('Building styles and scripts.')
  const runtime = findRuntime(root)
  await run(runtime, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PATH: runtimePath(runtime),
    },
    errorCode: 'E_ASSETS_FAILED',
    title: 'vite build',
  })
}

export function assetsAreStale(root) {
  const built = modifiedAt(join(root, MANIFEST))
  return built === 0 || SOURCES.some((source) => newestIn(join(root, source)) > built)
}

/** Folders count too: deleting a file touches only the folder that held it. */
function newestIn(path) {
  const own = modifiedAt(path)
  if (own === 0 || !statSync(path).isDirectory()) {
    return own
  }
  const names = readdirSync(path).filter((name) => !SKIPPED.has(name))
  return names.reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), own)
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
