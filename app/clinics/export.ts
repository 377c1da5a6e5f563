import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { storagePath } from '#config/storage'
import type Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'

const BATCH = 500

/**
 * Writes everything a clinic's database holds to one compressed file that needs no MedTrack to be
 * read: a line of JSON for each row, `{"table": …, "row": {…}}`. Readable by its owner alone.
 *
 * @returns path of the `.ndjson.gz` file
 */
export async function exportClinic(clinic: Clinic): Promise<string> {
  const folder = storagePath('exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const file = `${folder}/${clinic.slug}-${stamp}.ndjson.gz`
  const placement = await placementOf(clinic)
  await withConnection(placement.migrator(clinic), (client) => write(client, `${file}.part`))
  await rename(`${file}.part`, file)
  return file
}

async function write(client: QueryClientContract, file: string) {
  const gzip = createGzip()
  const target = gzip.pipe(createWriteStream(file, { mode: 0o600 }))
  for (const table of await client.getAllTables()) {
    for await (const row of rowsOf(client, table)) {
      if (!gzip.write(`${JSON.stringify({ table, row })}\n`)) await once(gzip, 'drain')
    }
  }
  gzip.end()
  await finished(target)
}

async function* rowsOf(client: QueryClientContract, table: string) {
  const first = await client.from(table).first()
  const order = Object.keys(first ?? {})
    .slice(0, 4)
    .map((_, index) => index + 1)
  for (let offset = 0; first; offset += BATCH) {
    const rows = await client.from(table).orderByRaw(order.join(', ')).offset(offset).limit(BATCH)
    yield* rows
    if (rows.length < BATCH) return
  }
}
