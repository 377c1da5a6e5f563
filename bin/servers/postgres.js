import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstAnswer, freePort, waitUntil } from '../setup/ports.js'
import { APART, outcomeOf, run, start } from '../setup/processes.js'
import { ToolError } from '../setup/tool_error.js'

/** The server refuses to run as root; Debian's package brings this user. */
const SERVICE_USER = 'postgres'
const LOGIN = 'unleash'

/** Fast and not durable: the data lives for one run. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Starts a PostgreSQL of our own in `folder`. Returns how to connect and how to end it. */
export async function startPostgres(programs, folder) {
  const home = join(folder, 'postgres')
  const password = randomBytes(18).toString('base64url')
  const owner = serviceUser()
  prepareHome(home, password, owner)
  const away = { cwd: home, stdio: 'ignore', ...owner }
  await run(programs.postgresInit, initOptions(home), { ...away, title: 'initdb' })
  const port = await freePort()
  const child = start(programs.postgres, serverOptions(home, port), { ...away, ...APART })
  const ended = outcomeOf(child).catch(() => {})
  const isHopeless = () => child.exitCode !== null || child.signalCode !== null
  if (!(await waitUntil(() => greets(port), { isHopeless }))) {
    child.kill('SIGKILL')
    throw new ToolError('E_POSTGRES_NOT_STARTED', `postgres did not answer on port ${port}.`)
  }
  return {
    env: {
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(port),
      DATABASE_NAME: 'postgres',
      DATABASE_USERNAME: LOGIN,
      DATABASE_PASSWORD: password,
      DATABASE_SSL: 'false',
    },
    /** Asked this way it ends at once and takes its children along; its data is thrown away. */
    async stop() {
      child.kill('SIGQUIT')
      await ended
    },
  }
}

function prepareHome(home, password, { uid, gid }) {
  mkdirSync(home, { mode: 0o700 })
  const file = join(home, 'password')
  writeFileSync(file, password, { mode: 0o600 })
  if (uid !== undefined) [home, file].forEach((path) => chownSync(path, uid, gid))
}

function initOptions(home) {
  return [
    `--pgdata=${join(home, 'data')}`,
    `--username=${LOGIN}`,
    `--pwfile=${join(home, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]
}

function serverOptions(home, port) {
  const settings = { ...FAST, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', join(home, 'data'), '-p', String(port), ...given]
}

function serviceUser() {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, SERVICE_USER])))
  return { uid, gid }
}

/** It asks for a password ("R") once it serves; before, it sends an error. */
async function greets(port) {
  const words = `user\0${LOGIN}\0database\0postgres\0\0`
  const hello = Buffer.alloc(8 + words.length)
  hello.writeInt32BE(hello.length, 0)
  hello.writeInt32BE(196_608, 4) // version 3.0 of the protocol
  hello.write(words, 8)
  return String.fromCharCode((await firstAnswer(port, hello))[0]) === 'R'
}
