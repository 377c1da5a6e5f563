import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

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

export function failStart(error: Error): Promise<void> {
  process.exitCode = 1
  return prettyPrintError(error)
}

function importFromRoot(path: string): Promise<unknown> {
  return path.startsWith('.') ? import(new URL(path, ROOT).href) : import(path)
}
