import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './runtime.js'

/** Writes `.env` from `.env.example` with a fresh key, once. Only its owner may read it. */
export function ensureEnvironmentFile(root = ROOT) {
  const path = join(root, '.env')
  if (existsSync(path)) {
    return
  }
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const key = randomBytes(24).toString('base64url')
  writeFileSync(path, example.replace(/^APP_KEY=.*$/m, `APP_KEY=${key}`), {
    mode: 0o600,
    flag: 'wx',
  })
  console.log('Wrote .env with a fresh key.')
}

/** What the server will see: `.env`, overruled by the variables of this process. */
export function readSettings(root = ROOT, environment = process.env) {
  const settings = {
    ...parse(readFileSync(join(root, '.env'), 'utf8')),
    ...environment,
  }
  const local = /^https?:\/\/(localhost|127\.0\.0\.1):\d+$/.test(settings.APP_URL ?? '')
  if (environment.PORT && local && !environment.APP_URL) {
    settings.APP_URL = `http://localhost:${environment.PORT}`
  }
  return settings
}

function parse(text) {
  const pairs = text.matchAll(/^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/gm)
  return Object.fromEntries([...pairs].map(([, name, value]) => [name, unquote(value)]))
}

function unquote(value) {
  return value.replace(/^(['"])(.*)\1$/, '$2')
}
