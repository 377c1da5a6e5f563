import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { storagePath } from '#config/storage'
import type Clinic from '#tenancy/clinic'
import { checkFingerprint, checkStands } from '#tenancy/fingerprint'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'
import { inTheClear } from '#vault/rows'

const BATCH = 500

/**
 * Writes everything a clinic's database holds to one compressed file that needs no MedTrack to be
 * read: a line of JSON for each row, `{"table": …, "row": {…}}`. Readable by its owner alone.
 *
 * @throws FingerprintMismatchError when the database is not this clinic's: nothing is written then
 * @returns path of the `.ndjson.gz` file
 */
export async function exportClinic(clinic: Clinic): Promise<string> {
  const folder = storagePath('exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const file = `${folder}/${clinic.slug}-${stamp}.ndjson.gz`
  await checkStands(clinic)
  const placement = await placementOf(clinic)
  const draft = `${file}.part`
  try {
    await withConnection(placement.migrator(clinic), async (client) => {
      await checkFingerprint(client, clinic)
      await pipeline(
        linesOf(clinic, client),
        createGzip(),
        createWriteStream(draft, { mode: 0o600 })
      )
    })
    await rename(draft, file)
  } catch (error) {
    // Half an export is worth nothing and full of patients.
    await rm(draft, { force: true })
    throw error
  }
  return file
}

async function* linesOf(clinic: Clinic, client: QueryClientContract) {
  for (const table of await client.getAllTables()) {
    for await (const rows of batchesOf(client, table)) {
      for (const row of await inTheClear(clinic, rows)) yield `${JSON.stringify({ table, row })}\n`
    }
  }
}

/** By every column: where two rows could change places between two batches, one would be left out. */
async function* batchesOf(client: QueryClientContract, table: string) {
  const first = await client.from(table).first()
  const order = Object.keys(first ?? {}).map((_, index) => index + 1)
  for (let offset = 0; first; offset += BATCH) {
    const rows = await client.from(table).orderByRaw(order.join(', ')).offset(offset).limit(BATCH)
    yield rows
    if (rows.length < BATCH) return
  }
}
