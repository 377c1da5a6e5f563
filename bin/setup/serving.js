import { get } from 'node:http'
import { waitUntil } from './ports.js'
import { endLike, outcomeOf, passSignalsTo, start } from './processes.js'
import { findRuntime } from './runtime.js'
import { ToolError } from './tool_error.js'

const SERVER = ['--import=@poppinss/ts-exec', 'bin/server.ts']

/** Starts the web server, says so when it answers, and lives exactly as long as it does. */
export async function serve(settings, env) {
  const child = start(findRuntime(), SERVER, { env })
  const ended = outcomeOf(child)
  const release = passSignalsTo(child)
  let stopping = false
  process.once('SIGINT', () => (stopping = true)).once('SIGTERM', () => (stopping = true))
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  if (await waitUntil(() => isAnswering(settings), { isHopeless: isOver })) {
    announce(settings)
  } else if (!stopping) {
    child.kill('SIGKILL')
    throw new ToolError('E_SERVER_NOT_STARTED', 'The server did not come up; its message is above.')
  }
  const outcome = await ended
  release()
  endLike(stopping ? { code: 0 } : outcome)
}

/** True when a MedTrack answers where these settings say. */
export function isAnswering({ HOST, PORT }) {
  const host = ['0.0.0.0', '::', ''].includes(HOST ?? '') ? '127.0.0.1' : HOST
  return new Promise((resolve) => {
    const request = get({ host, port: PORT, path: '/health/live', timeout: 2000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}

/** The demo sign-ins stand right above: `medtrack:prepare` has just printed them. */
function announce({ APP_URL }) {
  const hint =
    'Ctrl+C stops it; "npm start" goes on with the same data, "npm run reset" begins afresh.'
  console.log(`\nMedTrack is ready: ${APP_URL}\n${hint}\n`)
}
