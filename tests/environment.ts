import { rmSync } from 'node:fs'
import { freePort } from './free_port.js'

/**
 * Sets the environment of one test run, which the processes that tests start inherit. Only the
 * engine and the addresses of its servers come from outside: `npm test` sets them.
 */
export async function setTestEnvironment(): Promise<void> {
  const port = await freePort()
  Object.assign(process.env, {
    NODE_ENV: 'test',
    TZ: 'UTC',
    /** A folder without a `.env`: the developer's own settings stay out of the tests. */
    ENV_PATH: 'tests/fixtures',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    APP_KEY: 'a-key-for-tests-guarding-nothing',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    DB_ENGINE: process.env.DB_ENGINE ?? 'sqlite',
    DB_NAME: `medtrack_test_${process.pid}`,
    STORAGE_PATH: process.env.TEST_STORAGE ?? `tmp/test/${process.pid}`,
    STRIPE_SECRET_KEY: 'sk_test_medtrack',
    STRIPE_WEBHOOK_SECRET: 'whsec_medtrack',
    /** Tests of trials set their own. */
    TRIAL_DAYS: '0',
    /** Rollouts have releases of their own, which the other suites do without. */
    MODULE_ROOTS: isAbout('rollouts') ? 'tests/fixtures/rollout_modules' : 'tests/fixtures/modules',
    ROLLOUT_TICK_MS: '50',
    ROLLOUT_LEASE_MS: '2000',
    ROLLOUT_SETTLE_MS: '300',
    QUEUE_STALLED_MS: '5000',
    AUTOMATIC_UPDATES: 'off',
    MAIL_TRANSPORT: 'outbox',
    MAIL_FROM: 'MedTrack <no-reply@clinic.test>',
  })
}

/** An interrupted run leaves at once, with the shell's code for it, and takes its files along. */
export function leaveOnSignal(): void {
  process.on('exit', () =>
    rmSync(String(process.env.STORAGE_PATH), { recursive: true, force: true })
  )
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}

/** Suites are named first on the command line. */
function isAbout(suite: string): boolean {
  return process.argv[2] === suite
}
