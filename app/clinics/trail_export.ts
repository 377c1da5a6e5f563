import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { DateTime } from 'luxon'
import { storagePath } from '#config/storage'
import type { TrailEvent } from '#audit/clinic_trail'
import type { TrailQuestion } from '#clinics/trail_reading'
import { trailLines } from '#clinics/trail_reading'

const COLUMNS = ['when', 'who', 'role', 'act', 'recordType', 'record', 'source', 'details'] as const
type Column = (typeof COLUMNS)[number]

export interface TrailWords {
  /** The clinic's time zone. */
  zone: string
  act: (action: string) => string
  heading: (column: Column) => string
}

/**
 * The lines as CSV. Written to a file first: the clinic is left before the answer is sent, and its
 * connection must not be needed any more by then. Its name is gone before anyone reads it: whatever happens to
 * the reader or to this process, nothing stays on the disk.
 */
export async function exportTrail(question: TrailQuestion, words: TrailWords): Promise<Readable> {
  await mkdir(storagePath('tmp'), { recursive: true, mode: 0o700 })
  const file = storagePath('tmp', `${randomUUID()}.csv`)
  const csv = stringify({
    header: true,
    bom: true,
    // A cell that begins like a formula would run in the spreadsheet that opens it.
    escape_formulas: true,
    columns: COLUMNS.map((key) => ({ key, header: words.heading(key) })),
  })
  try {
    await pipeline(rows(question, words), csv, createWriteStream(file, { mode: 0o600 }))
    const written = await open(file)
    return written.createReadStream()
  } finally {
    await rm(file, { force: true })
  }
}

async function* rows(question: TrailQuestion, words: TrailWords) {
  for await (const line of trailLines(question)) yield rowOf(line, words)
}

function rowOf(line: TrailEvent, { act, zone }: TrailWords): Record<Column, string> {
  const at = DateTime.fromSQL(line.recorded_at, { zone: 'utc' }).setZone(zone)
  return {
    when: at.toFormat('yyyy-MM-dd HH:mm:ss ZZ'),
    who: line.agent_name,
    role: line.agent_role ?? '',
    act: act(line.action),
    recordType: line.entity_type ?? '',
    record: line.entity_id ?? '',
    source: line.source ?? '',
    details: line.details ?? '',
  }
}
