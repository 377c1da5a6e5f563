import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

/** Moments are kept in UTC; a clinic's own zone is applied where a person reads them. */
process.env.TZ = 'UTC'

const ROOT = new URL('../', import.meta.url)

/** The application, not yet started: `server.ts`, `console.ts` and `test.ts` each start it their way. */
export function createIgnitor(): Ignitor {
  return new Ignitor(ROOT, { importer: importFromRoot }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
  })
}

/** Leaves at once: what was opened before the failure must not keep a half-started process alive. */
export async function failStart(error: Error): Promise<never> {
  await prettyPrintError(error)
  process.exit(1)
}

function importFromRoot(path: string): Promise<unknown> {
  return path.startsWith('.') ? import(new URL(path, ROOT).href) : import(path)
}
