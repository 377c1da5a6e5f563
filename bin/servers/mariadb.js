import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstAnswer, freePort, waitUntil } from '../setup/ports.js'
import { APART, outcomeOf, run, start } from '../setup/processes.js'
import { ToolError } from '../setup/tool_error.js'

/** The server refuses to run as root; Debian's package brings this user. */
const SERVICE_USER = 'mysql'

/** Fast: the data lives for one run. */
const FAST = [
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-log-file-size=16M',
  '--innodb-buffer-pool-size=256M',
  '--performance-schema=0',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--max-connections=500',
]

/**
 * Starts a MariaDB of our own in `folder`. Returns how to connect, and how to end it or bring it
 * back. A `durable` one keeps what it acknowledged when it is killed; one that is not synced never
 * waits for the disk, not even for a table it makes.
 */
export async function startMariadb(programs, folder, { durable = false, isSynced = true } = {}) {
  const home = join(folder, 'mariadb')
  const password = randomBytes(18).toString('base64url')
  prepareHome(home, password)
  await run(programs.mariadbInstall, installOptions(home), {
    stdio: 'ignore',
    title: 'mariadb-install-db',
  })
  const port = await freePort()
  const options = [
    ...serverOptions(home, port),
    `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
    ...(isSynced ? [] : ['--debug-no-sync']),
  ]
  let server = await serve(programs, home, port, options)
  return {
    env: {
      DB_HOST: '127.0.0.1',
      DB_PORT: String(port),
      DB_USER: 'medtrack',
      DB_PASSWORD: password,
    },
    /** As a crash would. Its data is about to be removed, or the server starts again over it. */
    stop: () => server.kill(),
    async restart() {
      await server.kill()
      server = await serve(programs, home, port, options)
    },
  }
}

async function serve(programs, home, port, options) {
  const child = start(programs.mariadb, options, { cwd: home, ...APART })
  const ended = outcomeOf(child).catch(() => {})
  const isHopeless = () => child.exitCode !== null || child.signalCode !== null
  if (!(await waitUntil(() => greets(port), { isHopeless }))) {
    child.kill('SIGKILL')
    throw new ToolError('E_MARIADB_NOT_STARTED', lastLines(join(home, 'error.log')))
  }
  return {
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function prepareHome(home, password) {
  mkdirSync(home, { mode: 0o700 })
  const init = join(home, 'init.sql')
  writeFileSync(init, initStatements(password), { mode: 0o600 })
  if (isRoot()) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, SERVICE_USER])))
    chownSync(home, uid, gid)
    chownSync(init, uid, gid)
  }
}

/** An administrator like a hosted database gives one; the password-less root accounts go. */
function initStatements(password) {
  return [
    `CREATE USER IF NOT EXISTS 'medtrack'@'%' IDENTIFIED BY '${password}';`,
    "GRANT ALL PRIVILEGES ON *.* TO 'medtrack'@'%' WITH GRANT OPTION;",
    "DELETE FROM mysql.global_priv WHERE User IN ('root', '') AND Host <> 'localhost';",
    "ALTER USER 'root'@'localhost' ACCOUNT LOCK;",
    'FLUSH PRIVILEGES;\n',
  ].join('\n')
}

function installOptions(home) {
  return [
    '--no-defaults',
    `--datadir=${join(home, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=16M',
    ...asServiceUser(),
  ]
}

function serverOptions(home, port) {
  return [
    '--no-defaults',
    `--datadir=${join(home, 'data')}`,
    `--socket=${join(home, 'db.sock')}`,
    `--pid-file=${join(home, 'db.pid')}`,
    `--log-error=${join(home, 'error.log')}`,
    `--init-file=${join(home, 'init.sql')}`,
    `--tmpdir=${home}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--character-set-server=utf8mb4',
    ...FAST,
    ...asServiceUser(),
  ]
}

function asServiceUser() {
  return isRoot() ? [`--user=${SERVICE_USER}`] : []
}

function isRoot() {
  return process.getuid?.() === 0
}

/** The server speaks first: a packet whose fifth byte is its protocol version, 10. */
async function greets(port) {
  return (await firstAnswer(port))[4] === 10
}

function lastLines(path) {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-15).join('\n')
  } catch {
    return 'MariaDB wrote no log.'
  }
}
