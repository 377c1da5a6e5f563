import type { Resource } from '@medplum/fhirtypes'
import { currentClinic, digest, sealAll, unsealAll } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { storedNow } from '../people/registration.js'
import { inBatches } from '../schema/in_batches.js'
import { inChunks } from '../schema/in_chunks.js'
import { readExactly, type JsonObject } from './json.js'
import type { KeptReason } from './mapping.js'
import type { RecordResource } from './record_refs.js'

/** A resource as it came in, sealed in the database, and the rows of ours that stand for it. */
export interface Source extends RecordResource {
  id: string
  /** Nobody's where `null`. */
  patientId: string | null
  importId: string
  position: number
  nameDigest: string
  contentDigest: string
  keptReason: KeptReason | null
  /** The main one first. */
  rowIds: string[]
  /** The resource with its numbers as they were written. */
  exact: JsonObject
  text: string
}

export type NewSource = Omit<Source, 'id' | 'rowId' | 'exact' | 'resource' | 'fullUrl'> & {
  type: string
  id?: string
}

const [TABLE, PIECES] = ['patients_fhir_sources', 'patients_fhir_source_pieces']
/** Of clear text; sealed it is a third longer. */
const PIECE_CHARACTERS = 1_000_000

/** Digests by which a resource, and what it said, are found again. */
export async function digestsOf({ name, text }: { name: string; text: string }) {
  return {
    nameDigest: await digest(`fhir name ${name}`),
    contentDigest: await digest(`fhir content ${text}`),
  }
}

export async function storeSources(sources: readonly NewSource[]) {
  const { db } = currentClinic()
  const numbered = sources.map((source) => ({ ...source, id: source.id ?? v7() }))
  const pieces = numbered.flatMap((source) =>
    piecesOf(source.text).map((text, position) => ({ source, position, text }))
  )
  const sealed = await sealAll(
    pieces.map(({ source, text }) => ({ subjectId: source.patientId ?? source.id, text }))
  )
  const contents = pieces.map((piece, index) => ({ ...piece, content: sealed[index] }))
  const firsts = contents.filter(({ position }) => position === 0)
  const rows = firsts.map(({ source, content }) => rowOf(source, content))
  for (const batch of inBatches(rows)) await db.table(TABLE).multiInsert(batch)
  const rest = contents
    .filter(({ position }) => position > 0)
    .map(({ source, position, content }) => ({
      source_id: source.id,
      position,
      patient_id: source.patientId,
      content,
    }))
  for (const batch of inBatches(rest)) await db.table(PIECES).multiInsert(batch)
}

export async function removeSources(ids: readonly string[]) {
  const { db } = currentClinic()
  for (const some of inChunks(ids)) {
    await db.from(PIECES).whereIn('source_id', some).delete()
    await db.from(TABLE).whereIn('id', some).delete()
  }
}

/** Everything of a patient that came in, in the order in which it stood there. */
export async function sourcesOf(patientId: string): Promise<Source[]> {
  const rows = await currentClinic()
    .db.from(TABLE)
    .where('patient_id', patientId)
    .orderBy('import_id')
    .orderBy('position')
  return openSources(rows)
}

type Row = Record<string, string | null>

/** Sources in rows of their table, opened. */
export async function openSources(rows: readonly Row[]): Promise<Source[]> {
  const rest = await restOf(rows.filter((row) => Number(row.piece_count) > 1))
  const sealed = rows.map((row) => [String(row.content), ...(rest.get(String(row.id)) ?? [])])
  const opened = (await unsealAll(sealed.flat())).values()
  return rows.map((row, index) => {
    const pieces = sealed[index].map(() => opened.next().value ?? '')
    return sourceOf(row, pieces.join(''))
  })
}

async function restOf(rows: readonly Row[]): Promise<Map<string, string[]>> {
  const rest = new Map<string, string[]>()
  for (const { id } of rows) {
    const pieces = await currentClinic()
      .db.from(PIECES)
      .where('source_id', String(id))
      .orderBy('position')
    rest.set(
      String(id),
      pieces.map(({ content }) => content)
    )
  }
  return rest
}

function sourceOf(row: Row, text: string): Source {
  const { fullUrl, resource }: { fullUrl: string | null; resource: Resource } = JSON.parse(text) // as `rowOf` wrote it
  const exact = (readExactly(text) as { resource: JsonObject }).resource // the same text
  const rowIds: string[] = row.row_ids ? JSON.parse(row.row_ids) : []
  return {
    id: String(row.id),
    patientId: row.patient_id,
    importId: String(row.import_id),
    position: Number(row.position),
    nameDigest: String(row.name_digest),
    contentDigest: String(row.content_digest),
    keptReason: row.kept_reason as KeptReason | null, // written as one only
    rowIds,
    rowId: rowIds[0] ?? null,
    fullUrl,
    resource,
    exact,
    text,
  }
}

function rowOf(source: NewSource & { id: string }, content: string) {
  const now = storedNow()
  return {
    id: source.id,
    patient_id: source.patientId,
    import_id: source.importId,
    position: source.position,
    resource_type: source.type,
    name_digest: source.nameDigest,
    content_digest: source.contentDigest,
    kept_reason: source.keptReason,
    row_ids: source.rowIds.length > 0 ? JSON.stringify(source.rowIds) : null,
    content,
    piece_count: piecesOf(source.text).length,
    created_at: now,
    updated_at: now,
  }
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = start + PIECE_CHARACTERS
    // The two halves of a character stay together.
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1
    pieces.push(text.slice(start, end))
  }
  return pieces
}
