import { flushCompileCache } from 'node:module'
import { chromium } from 'playwright'
import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import type { Config } from '@japa/runner/types'
import app from '@adonisjs/core/services/app'
import { browserClient } from '@japa/browser-client'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import testUtils from '@adonisjs/core/services/test_utils'
import { startBackground } from '#start/background'
import { createCentralDatabase, removeCentralDatabase } from '#tests/central_database'
import { sessions } from '#tests/plugins/sessions'
import { totals } from '#tests/plugins/totals'

/** Suites that talk to a running server. */
const SERVED_SUITES = ['http', 'browser', 'rollouts']

export const plugins: Config['plugins'] = [
  totals(),
  assert(),
  pluginAdonisJS(app),
  apiClient(process.env.APP_URL),
  sessions(app),
  authApiClient(app),
  shieldApiClient(),
  browserClient({
    runInSuites: ['browser'],
    launcher: (options) => chromium.launch({ ...options, ...systemChromium() }),
  }),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  /** The processes that tests start find compiled what this one has loaded. */
  setup: [() => flushCompileCache(), createCentralDatabase, () => startBackground()],
  teardown: [removeCentralDatabase],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (SERVED_SUITES.includes(suite.name)) {
    suite.setup(() => testUtils.httpServer().start())
  }
}

/** Debian's own Chromium; in a container it runs as root, without a sandbox or shared memory. */
function systemChromium() {
  return {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
    ],
  }
}
