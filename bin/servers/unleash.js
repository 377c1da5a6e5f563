import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { waitUntil } from '../setup/ports.js'
import { APART, outcomeOf, run, start } from '../setup/processes.js'
import { findRuntime, ROOT } from '../setup/runtime.js'
import { ToolError } from '../setup/tool_error.js'

const SOURCE = join(ROOT, 'tools', 'unleash')
const FILES = ['package.json', 'package-lock.json']
const DONE = 'installed'

/**
 * Installs the Unleash server of tools/unleash outside the repository, once for each lock file, and
 * returns the folder. It is far too large to be a dependency of the application.
 */
export async function ensureUnleash() {
  const lock = readFileSync(join(SOURCE, 'package-lock.json'))
  const name = createHash('sha256').update(lock).digest('hex').slice(0, 12)
  const home = join(tmpdir(), `medtrack-unleash-${process.getuid?.() ?? 0}-${name}`)
  if (existsSync(join(home, DONE))) return home
  console.log('Installing for the tests: unleash-server.')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  FILES.forEach((file) => copyFileSync(join(SOURCE, file), join(home, file)))
  const options = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await run(npm, options, { cwd: home, errorCode: 'E_INSTALL_FAILED' })
  writeFileSync(join(home, DONE), '')
  return home
}

/** Starts the server on a database that may have served before. Returns how to end it. */
export async function startUnleash(home, port, settings) {
  const child = start(findRuntime(), ['node_modules/unleash-server/dist/server.js'], {
    ...APART,
    cwd: home,
    env: { ...process.env, ...QUIET, ...settings, HTTP_HOST: '127.0.0.1', HTTP_PORT: String(port) },
  })
  const ended = outcomeOf(child).catch(() => {})
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const isHopeless = () => child.exitCode !== null || child.signalCode !== null
  if (!(await waitUntil(() => isHealthy(port), { isHopeless, intervalMs: 100 }))) {
    end()
    throw new ToolError('E_UNLEASH_NOT_STARTED', `Unleash did not answer on port ${port}.`)
  }
  return {
    /** As a machine that loses its power would end it. */
    async kill() {
      end()
      await ended
      process.off('exit', end)
    },
  }
}

const QUIET = {
  NODE_ENV: 'production',
  CHECK_VERSION: 'false',
  SEND_TELEMETRY: 'false',
  LOG_LEVEL: 'fatal',
}

async function isHealthy(port) {
  return (await fetch(`http://127.0.0.1:${port}/health`)).ok
}
