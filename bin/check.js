/**
 * `npm test`: every suite on every database engine, with servers of its own, on Node 20 and newer.
 *
 *   node bin/check.js test [suites] [--engine sqlite|mysql] [options of Japa]
 *   node bin/check.js with-servers <command> [arguments]
 *   node bin/check.js install
 */
import { readArguments } from './checking/arguments.js'
import { runEngines } from './checking/engines.js'
import { closingLines, sumUp } from './checking/results.js'
import { ensurePrograms } from './servers/programs.js'
import { withPrivateServers } from './servers/private_servers.js'
import { ensureAssets } from './setup/assets.js'
import { ensureDependencies } from './setup/dependencies.js'
import { endLike, runForOutcome } from './setup/processes.js'
import { findRuntime, runtimePath } from './setup/runtime.js'
import { ensureEnvironmentFile } from './setup/settings.js'
import { reportFailures, ToolError } from './setup/tool_error.js'

const TASKS = { install, test, 'with-servers': withServers }

await reportFailures(async () => {
  const [task, ...args] = process.argv.slice(2)
  if (!TASKS[task]) {
    throw new ToolError('E_UNKNOWN_TASK', `Choose one of: ${Object.keys(TASKS).join(', ')}.`)
  }
  await ensureDependencies()
  await TASKS[task](args)
})

/** What every other script needs: the packages, which every task sees to, and a `.env`. */
async function install() {
  ensureEnvironmentFile()
}

async function test(args) {
  const { engines, suites, rest } = readArguments(args)
  const browser = rest.includes('--headed') ? 'chromium' : 'headlessChromium'
  const found = await ensurePrograms(programsFor(engines, suites, browser))
  await ensureAssets()
  const results = await runEngines(engines, suites, rest, { chromium: found[browser] })
  console.log(closingLines(results).join('\n'))
  process.exitCode = sumUp(results).ok ? 0 : 1
}

/** All that anything will start: what is missing is installed in one go. */
function programsFor(engines, suites, browser) {
  const runs = (suite) => suites.length === 0 || suites.includes(suite)
  return [
    ...(runs('browser') ? [browser] : []),
    ...(runs('contracts') ? ['postgres', 'postgresInit'] : []),
    ...(engines.includes('mysql') ? ['mariadb', 'mariadbInstall', 'redis'] : []),
  ]
}

/** Any command with DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, REDIS_HOST and REDIS_PORT set. */
async function withServers([command, ...args]) {
  const runtime = findRuntime()
  const outcome = await withPrivateServers((servers) => {
    const env = { ...process.env, ...servers, PATH: runtimePath(runtime) }
    return runForOutcome(command === 'node' ? runtime : command, args, { env })
  })
  endLike(outcome)
}
