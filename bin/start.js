/**
 * `npm start`: everything between a fresh clone and a running MedTrack, on Node 20 and newer,
 * without a dependency. Each step looks first whether there is anything to do.
 */
import { ensureAssets } from './setup/assets.js'
import { removeEmbeddedData } from './setup/demo_data.js'
import { ensureDependencies } from './setup/dependencies.js'
import { requireFreePort } from './setup/ports.js'
import { run } from './setup/processes.js'
import { findRuntime, runtimePath } from './setup/runtime.js'
import { isAnswering, serve } from './setup/serving.js'
import { ensureEnvironmentFile, readSettings } from './setup/settings.js'
import { reportFailures, ToolError } from './setup/tool_error.js'

const resetOnly = process.argv.includes('--reset-only')

await reportFailures(async () => {
  await ensureDependencies()
  ensureEnvironmentFile()
  const settings = readSettings()
  const env = serverEnvironment(settings)
  await (resetOnly
    ? removeData(settings, env)
    : requireFreePort(Number(settings.PORT), settings.HOST))
  await ensureAssets()
  await ace(['medtrack:prepare', '--demo'], env)
  if (!resetOnly) {
    await serve(settings, env)
  }
})

/** Served as in production: compiled views, no development server. `npm run dev` is the other way. */
function serverEnvironment(settings) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    APP_URL: settings.APP_URL,
    PATH: runtimePath(findRuntime()),
  }
}

async function removeData(settings, env) {
  if (await isAnswering(settings)) {
    throw new ToolError('E_RUNNING', `MedTrack is running on port ${settings.PORT}. Stop it first.`)
  }
  if (settings.DB_ENGINE === 'mysql') {
    return ace(['medtrack:reset'], env)
  }
  return removeEmbeddedData(settings)
}

function ace(args, env) {
  return run(findRuntime(), ['ace.js', ...args], {
    env,
    title: `node ace ${args.join(' ')}`,
  })
}
