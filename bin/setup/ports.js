import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ToolError } from './tool_error.js'

/** A port of this computer that nothing listens on at the moment. */
export function freePort() {
  return listenOnce(0, '127.0.0.1')
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
