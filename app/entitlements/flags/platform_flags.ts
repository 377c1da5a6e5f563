import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { bus } from '#bus/bus'
import { FLAG_TICK_MS, unleashServer } from '#config/flags'
import { useFlagSource } from '#entitlements/flag_source'
import { EmbeddedStore } from '#entitlements/flags/embedded_store'
import { Flags } from '#entitlements/flags/flags'
import { ServerStore } from '#entitlements/flags/server_store'

/** The flags of this deployment: on an Unleash server where one is set, else in the central database. */
export const flags = new Flags(unleashServer ? new ServerStore(unleashServer) : new EmbeddedStore())

let starting: Promise<void> | undefined
let looking: Promise<void> | undefined

/** Begins once; asked again, it waits for the same beginning. Never throws: flags catch up by themselves. */
export function startFlags(): Promise<void> {
  starting ??= start()
  return starting
}

async function start() {
  bus.subscribe('flags.changed', () => void flags.refresh())
  await flags.start()
  useFlagSource(flags)
  const timer = setInterval(look, FLAG_TICK_MS).unref()
  app.terminating(() => {
    clearInterval(timer)
    flags.stop()
  })
}

/** One look at a time: a server that is gone keeps the asker waiting. */
function look() {
  looking ??= flags
    .tick()
    .catch((error) => logger.error({ err: error }, 'flags could not be looked at'))
    .finally(() => (looking = undefined))
}
