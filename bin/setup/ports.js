import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ToolError } from './tool_error.js'

/**
 * Below those that systems hand out by themselves, to each connection that goes out, and above those
 * that browsers refuse to visit.
 */
const OURS = [20_000, 32_767]

/**
 * A port of this computer that nothing listens on. It may be taken minutes later, or given up and
 * taken again: thousands of connections that are made meanwhile do not get it.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(...OURS)
    if (await listenOnce(port, '127.0.0.1').catch(refuseUnlessTaken)) return port
  }
}

/** Windows keeps whole ranges for itself, and says so differently. */
function refuseUnlessTaken(error) {
  if (!['EADDRINUSE', 'EACCES'].includes(error.code)) throw error
}

/** Throws when something else already answers where the server is to listen. */
export async function requireFreePort(port, host) {
  try {
    await listenOnce(port, host)
  } catch (error) {
    const advice =
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken, perhaps by another MedTrack. Stop it, or choose: PORT=3334 npm start`
        : `Cannot listen on ${host}:${port}: ${error.message}`
    throw new ToolError('E_PORT_UNAVAILABLE', advice)
  }
}

/** Resolves with the first bytes that a server sends, after saying `greeting` to it if given. */
export function firstAnswer(port, greeting) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => greeting && socket.write(greeting))
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data)
    })
  })
}

/** Asks again and again until `probe` holds; gives up when `isHopeless` or after `limitMs`. */
export async function waitUntil(probe, { isHopeless, limitMs = 60_000, intervalMs = 50 }) {
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline && !isHopeless()) {
    if (await probe().catch(() => false)) {
      return true
    }
    await wait(intervalMs)
  }
  return false
}

function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(port, host, () => {
      const chosen = server.address().port
      server.close(() => resolve(chosen))
    })
  })
}
