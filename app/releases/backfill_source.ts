import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Backfill } from '@medtrack/sdk'
import { sourcesIn } from '#releases/migration_source'
import type { Release } from '#releases/release'

/** A backfill of a release, known by its module and name. */
export interface NamedBackfill {
  module: string
  name: string
  load(): Promise<Backfill>
}

/** A release's backfills, in the order they run. */
export async function backfillsOf({ key, contract }: Release): Promise<NamedBackfill[]> {
  if (!contract.backfills) return []
  const folder = fileURLToPath(contract.backfills)
  return (await sourcesIn(folder)).map((file) => ({
    module: key,
    name: file.replace(/\.[jt]s$/, ''),
    load: async () => (await import(pathToFileURL(join(folder, file)).href)).default,
  }))
}
