import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { startFlags } from '#entitlements/flags/platform_flags'

/** A database that hangs must not keep the application from answering 503. */
const PATIENCE_MS = 2_000

// Before the first request: a module that is turned off must not be on while the process comes up.
if (app.getEnvironment() === 'web' && app.getMode() !== 'warmup') {
  await Promise.race([startFlags(), wait(PATIENCE_MS, undefined, { ref: false })])
}
