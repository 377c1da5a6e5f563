import env from '#start/env'
import { storagePath } from '#config/storage'

/** How to reach an Unleash server: its client API to read, its admin API to write. */
export interface UnleashServer {
  url: string
  clientToken: string
  adminUrl: string
  adminToken: string
  project: string
  environment: string
  /** The last known flags stand here, for a start while the server is gone. */
  backupPath: string
  refreshMs: number
}

/** `null`: flags stand in the central database. */
export const unleashServer: UnleashServer | null = serverFrom(env.get('UNLEASH_URL'))

/** How often due schedules are applied, and flags are read again should the bus fall silent. */
export const FLAG_TICK_MS = 5_000

function serverFrom(url: string | undefined): UnleashServer | null {
  if (!url) return null
  return {
    url,
    clientToken: env.get('UNLEASH_CLIENT_TOKEN', ''),
    adminUrl: env.get('UNLEASH_ADMIN_URL') || url.replace(/\/$/, '').concat('/admin'),
    adminToken: env.get('UNLEASH_ADMIN_TOKEN', ''),
    project: env.get('UNLEASH_PROJECT', 'default'),
    environment: env.get('UNLEASH_ENVIRONMENT', 'production'),
    backupPath: storagePath('flags'),
    refreshMs: 5_000,
  }
}
