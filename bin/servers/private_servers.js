import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STOP_SIGNALS } from '../setup/processes.js'
import { ToolError } from '../setup/tool_error.js'
import { startMariadb } from './mariadb.js'
import { ensurePrograms } from './programs.js'
import { startRedis } from './redis.js'

const SERVERS = {
  mariadb: { start: startMariadb, programs: ['mariadb', 'mariadbInstall'] },
  redis: { start: startRedis, programs: ['redis'] },
}

/**
 * Starts servers for `work` alone, with their data below `place`, and takes them away whatever
 * happens to it. Every other option goes to them.
 */
export async function withPrivateServers(
  work,
  wanted = ['mariadb', 'redis'],
  { place = tmpdir(), ...options } = {}
) {
  const chosen = wanted.map((name) => SERVERS[name])
  const programs = await ensurePrograms(chosen.flatMap((server) => server.programs))
  const folder = mkdtempSync(join(place, 'medtrack-'))
  /** MariaDB's own user must be able to walk through; the folders inside are closed. */
  chmodSync(folder, 0o711)
  const servers = []
  const signals = holdSignals()
  try {
    for (const server of chosen) {
      servers.push(await server.start(programs, folder, options))
      signals.throwIfReceived()
    }
    return await work(Object.assign({}, ...servers.map((server) => server.env)))
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await rm(folder, { recursive: true, force: true })
    signals.release()
  }
}

/**
 * A signal must not end this process before the servers are gone. The child at work gets it too;
 * when it has ended, `work` returns or throws, and the way out is the usual one.
 */
function holdSignals() {
  let received
  const remember = (signal) => (received ??= signal)
  STOP_SIGNALS.forEach((signal) => process.on(signal, remember))
  return {
    throwIfReceived() {
      if (received) {
        throw new ToolError('E_INTERRUPTED', `Stopped by ${received}.`)
      }
    },
    release: () => STOP_SIGNALS.forEach((signal) => process.off(signal, remember)),
  }
}
