import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from '../setup/processes.js'
import { ToolError } from '../setup/tool_error.js'
import { holdServicesBack } from './service_policy.js'

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome']

/** What the tests start: the names it goes by, and the Debian package that brings it. */
export const PROGRAMS = {
  mariadb: { names: ['mariadbd', 'mysqld'], debianPackage: 'mariadb-server' },
  mariadbInstall: {
    names: ['mariadb-install-db'],
    debianPackage: 'mariadb-server',
  },
  postgres: { names: ['postgres'], debianPackage: 'postgresql' },
  postgresInit: { names: ['initdb'], debianPackage: 'postgresql' },
  redis: { names: ['redis-server'], debianPackage: 'redis-server' },
  chromium: { names: CHROMIUM, debianPackage: 'chromium' },
  /** The engine without the browser around it: each context of a whole one opens a window of it. */
  headlessChromium: {
    names: ['chromium-headless-shell', 'chrome-headless-shell', ...CHROMIUM],
    debianPackage: 'chromium-headless-shell',
  },
}

/** Servers live in sbin folders, which only root's PATH names. */
const SBIN = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']

/** Debian keeps each PostgreSQL in a folder of its version. */
const POSTGRES = '/usr/lib/postgresql'

/** Finds every named program, installing the missing ones where we may. Returns their paths. */
export async function ensurePrograms(wanted) {
  const missing = missingPrograms(wanted)
  if (missing.length > 0) {
    await install(missing)
  }
  return Object.fromEntries(wanted.map((program) => [program, requireProgram(program)]))
}

/** The commands that install these programs on Debian and Ubuntu. */
export function installCommands(programs) {
  const packages = [...new Set(programs.map((program) => PROGRAMS[program].debianPackage))]
  const patience = ['-o', 'DPkg::Lock::Timeout=120']
  return [
    ['apt-get', [...patience, 'update', '-q']],
    ['apt-get', [...patience, 'install', '-q', '-y', '--no-install-recommends', ...packages]],
  ]
}

export function missingPrograms(wanted, find = findProgram) {
  return wanted.filter((program) => !find(program))
}

export function findProgram(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SBIN, ...postgresFolders()]
  const candidates = PROGRAMS[program].names.flatMap((name) => folders.map((at) => join(at, name)))
  return candidates.find(isExecutable)
}

function postgresFolders() {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : []
  return versions.map((version) => join(POSTGRES, version, 'bin'))
}

async function install(missing) {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) {
    throw missingError(missing)
  }
  console.log(`Installing for the tests: ${missing.join(', ')}.`)
  const allowServices = holdServicesBack()
  try {
    for (const [command, args] of installCommands(missing)) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run(command, args, { env, errorCode: 'E_APT_FAILED' })
    }
  } finally {
    allowServices()
  }
}

function requireProgram(program) {
  const path = findProgram(program)
  if (!path) {
    throw missingError([program])
  }
  return path
}

function missingError(missing) {
  const lines = missing.map(
    (name) => `  ${PROGRAMS[name].names.join(' or ')} (Debian: ${PROGRAMS[name].debianPackage})`
  )
  const [, [command, args]] = installCommands(missing)
  return new ToolError(
    'E_PROGRAM_MISSING',
    `The tests need programs that are not installed:\n${lines.join('\n')}\n` +
      `On Debian and Ubuntu: sudo ${command} ${args.slice(2).join(' ')}`
  )
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
