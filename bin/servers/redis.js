import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { firstAnswer, freePort, waitUntil } from '../setup/ports.js'
import { APART, outcomeOf, start } from '../setup/processes.js'
import { ToolError } from '../setup/tool_error.js'

/** Starts a Redis of our own that keeps nothing on disk: restarted, it has forgotten everything. */
export async function startRedis(programs, folder) {
  const home = join(folder, 'redis')
  mkdirSync(home)
  const port = await freePort()
  let server = await serve(programs, home, port)
  return {
    env: { REDIS_HOST: '127.0.0.1', REDIS_PORT: String(port) },
    stop: () => server.kill(),
    async restart() {
      await server.kill()
      server = await serve(programs, home, port)
    },
  }
}

async function serve(programs, home, port) {
  const child = start(programs.redis, options(home, port), { cwd: home, ...APART })
  const ended = outcomeOf(child).catch(() => {})
  const isHopeless = () => child.exitCode !== null || child.signalCode !== null
  if (!(await waitUntil(() => answersPing(port), { isHopeless }))) {
    child.kill('SIGKILL')
    throw new ToolError('E_REDIS_NOT_STARTED', `redis-server did not answer on port ${port}.`)
  }
  return {
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function options(home, port) {
  const settings = {
    port: port,
    bind: '127.0.0.1',
    dir: home,
    save: '',
    appendonly: 'no',
  }
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
}

async function answersPing(port) {
  return String(await firstAnswer(port, 'PING\r\n')).startsWith('+PONG')
}
