import { existsSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { waitUntil } from './ports.js'
import { endLike, outcomeOf, passSignalsTo, start } from './processes.js'
import { findRuntime, ROOT } from './runtime.js'
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

function announce(settings) {
  console.log(
    ['', `MedTrack is ready: ${settings.APP_URL}`, ...signIns(), stopHint(), ''].join('\n')
  )
}

/** The same file that the demo seeder reads. */
function signIns() {
  const path = join(ROOT, 'database/demo/sign_ins.json')
  if (!existsSync(path)) {
    return []
  }
  const people = JSON.parse(readFileSync(path, 'utf8'))
  const rows = people.map((one) => [one.email, one.password, one.role, one.clinic])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  return [
    '',
    'Demo sign-ins (e-mail, password, role, clinic):',
    ...lines.map((line) => `  ${line}`),
    '',
  ]
}

function stopHint() {
  return 'Ctrl+C stops it; "npm start" goes on with the same data, "npm run reset" begins afresh.'
}
