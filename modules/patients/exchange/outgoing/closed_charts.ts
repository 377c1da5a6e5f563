import { currentClinic, type ClinicActor } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { leaveOutClosed } from '../../access/open_charts.js'
import { inChunks } from '../../schema/in_chunks.js'

type Reader = Pick<ClinicActor, 'userId' | 'may'>

/** Whose charts are kept to teams that the reader is not of. */
export async function chartsClosedTo(reader: Reader): Promise<string[]> {
  const restricted = await restrictedPatients()
  const open = new Set<string>()
  for (const some of inChunks(restricted)) {
    const query = currentClinic().db.from('patients').select('id').whereIn('id', some)
    for (const { id } of await leaveOutClosed(query, 'patients.id', reader)) open.add(id)
  }
  return restricted.filter((id) => !open.has(id))
}

interface WholeOrOne {
  /** `null`: of the whole clinic. */
  patientId: string | null
  createdBy: string | null
  createdAt: DateTime
  takesClosed: boolean
}

/**
 * Whose charts a file of the whole clinic leaves out: those closed to who asked for it, or, where a reason was given for them,
 * those that were restricted after that.
 */
export async function leftOutOf(one: WholeOrOne): Promise<Set<string>> {
  if (one.patientId) return new Set()
  // Only who reads charts may ask for an export.
  const closed = await chartsClosedTo({ userId: one.createdBy, may: () => true })
  if (!one.takesClosed) return new Set(closed)
  const asked = one.createdAt.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
  const later = new Set(await restrictedPatients(asked))
  return new Set(closed.filter((id) => later.has(id)))
}

/** @param after only by restrictions that were placed after this moment */
async function restrictedPatients(after?: string): Promise<string[]> {
  const query = currentClinic()
    .db.from('patients_restrictions as r')
    .join('patients as p', 'p.id', 'r.patient_id')
    .whereNull('r.lifted_at')
    .whereNull('p.merged_into_id')
    .distinct('r.patient_id as id')
  if (after) query.where('r.created_at', '>', after)
  return (await query).map(({ id }) => id)
}
