import { currentClinic, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import type { DateTime } from 'luxon'
import type Visit from '../models/visit.js'
import { recordDiagnoses, type TypedDiagnosis } from './diagnoses.js'
import { isNewStretch, noteWriting } from './editors.js'
import { refuseLocked } from './lock.js'
import { recordVitals } from './recorded_vitals.js'
import type { Vitals } from './vital_signs.js'

/** The columns of a visit that are written; what was not sent stays as it is. */
export interface VisitNote {
  startedAt?: DateTime
  encounterClass?: string
  reason?: string | null
  subjective?: string | null
  objective?: string | null
  assessment?: string | null
  plan?: string | null
}

export interface Writing {
  /** What was on the screen when the typing began. */
  version: number
  note: VisitNote
  /** Only what was typed; the rest stays as it is. */
  vitals: Partial<Vitals>
  diagnoses: TypedDiagnosis[] | null
  /** Sent while typing, not by somebody who presses Save. */
  bySelf: boolean
}

/**
 * Saves all that stands in the form of a draft, or nothing of it.
 *
 * @returns ids of the diagnoses, in the order given
 * @throws VisitLockedError, StaleEditError
 */
export async function write(visit: Visit, writing: Writing): Promise<string[]> {
  return transaction(async (trx) => {
    await refuseLocked(trx, visit.id)
    await visit.revise(writing.version, writing.note as Partial<Visit>) // columns of a visit
    await recordVitals(visit, writing.vitals)
    const ids = writing.diagnoses ? await recordDiagnoses(visit, writing.diagnoses) : []
    await tell(visit, writing)
    return ids
  })
}

/** Typing saves itself every few seconds; the trail hears of it once for each stretch of writing. */
async function tell(visit: Visit, { note, bySelf }: Writing) {
  if (bySelf && !(await isNewStretch(visit.id))) return
  await noteWriting(visit)
  const { actor } = currentClinic()
  await audit({
    action: 'patients.visits.update',
    type: 'U',
    entity: { type: 'Patient', id: visit.patientId },
    details: {
      visit: visit.id,
      fields: Object.keys(note),
      asAuthor: visit.authorId === actor.userId,
    },
  })
}
