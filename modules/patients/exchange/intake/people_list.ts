import { currentClinic, RecordNotFoundError, unsealAll } from '@medtrack/sdk'
import { ImportMovedOnError } from '../../imports/errors.js'
import type RecordImport from '../../models/record_import.js'
import type { PatientDraft } from '../../people/draft.js'
import { draftOf } from '../../people/patient_row.js'
import type { Likeness, PersonChoice, PersonFate } from './judging.js'

/** Somebody in an upload, beside whom they look like. */
export interface ListedPerson {
  number: number
  fate: PersonFate
  why: Likeness | null
  choice: PersonChoice | null
  choices: PersonChoice[]
  resourceCount: number
  draft: PatientDraft
  likePatient: (PatientDraft & { id: string }) | null
  likeNumber: number | null
}

const TABLE = 'patients_record_import_people'

export async function countByFate(importId: string): Promise<Record<string, number>> {
  const rows = await own(importId).select('fate').count('* as total').groupBy('fate')
  return Object.fromEntries(rows.map(({ fate, total }) => [fate, Number(total)]))
}

export async function countToImport(importId: string): Promise<number> {
  return count(own(importId).whereIn('choice', ['new', 'add']))
}

export async function countUndecided(importId: string): Promise<number> {
  return count(own(importId).whereNull('choice'))
}

export async function peopleOf(importId: string, fate: PersonFate, page: number, perPage: number) {
  const query = own(importId).where('fate', fate)
  const total = await count(query.clone())
  const rows = await query
    .orderBy('number')
    .offset((page - 1) * perPage)
    .limit(perPage)
  const drafts = await unsealAll(rows.map(({ draft }) => draft))
  const likes = await likePatients(rows.flatMap(({ like_patient_id: id }) => id ?? []))
  const people = rows.map((row, index): ListedPerson => {
    const likePatient = likes.get(row.like_patient_id) ?? null
    return {
      number: Number(row.number),
      fate: row.fate,
      why: row.why,
      choice: row.choice,
      choices: choicesOf(row),
      resourceCount: Number(row.resource_count),
      draft: JSON.parse(drafts[index]),
      likePatient,
      likeNumber: row.like_number,
    }
  })
  return { people, total }
}

/**
 * Says what becomes of somebody.
 *
 * @throws RecordNotFoundError when nobody has the number, or the choice is none for them
 * @throws ImportMovedOnError when the import has begun
 */
export async function choose(batch: RecordImport, number: number, choice: PersonChoice) {
  if (batch.status !== 'ready') throw new ImportMovedOnError()
  if (!Number.isSafeInteger(number)) throw new RecordNotFoundError()
  const row = await own(batch.id).where('number', number).first()
  if (!row || !choicesOf(row).includes(choice)) throw new RecordNotFoundError()
  await own(batch.id).where('number', number).update({ choice })
  return row.fate as PersonFate // written as one only
}

/** Of whom the clinic has everything, nothing is to be decided. */
function choicesOf(row: {
  fate: PersonFate
  like_patient_id: string | null
  like_number: number | null
}): PersonChoice[] {
  if (row.fate === 'repeat') return []
  if (row.fate === 'new') return ['new', 'skip']
  return row.like_patient_id || row.like_number ? ['add', 'new', 'skip'] : ['skip']
}

async function likePatients(ids: string[]) {
  const rows = await currentClinic().db.from('patients').whereIn('id', ids)
  return new Map(rows.map((row) => [row.id, { id: String(row.id), ...draftOf(row) }]))
}

function own(importId: string) {
  return currentClinic().db.from(TABLE).where('import_id', importId)
}

async function count(query: ReturnType<typeof own>): Promise<number> {
  const [{ total }] = await query.count('* as total')
  return Number(total)
}
