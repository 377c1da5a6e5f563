import { currentClinic } from '@medtrack/sdk'
import PatientMerge from '../models/patient_merge.js'
import { listedColumns, toListed, type ListedPatient } from '../people/listed_patient.js'

export const PER_PAGE = 20

export interface MergeWithParties {
  merge: PatientMerge
  survivor: ListedPatient
  merged: ListedPatient
}

/** All merges, those taken back as well, the latest first. */
export async function listMerges(page: number) {
  const query = PatientMerge.query().orderBy('merged_at', 'desc').orderBy('id', 'desc')
  const merges = await query.paginate(page, PER_PAGE)
  return { total: merges.total, merges: await withParties(merges.all()) }
}

/** Of those into this patient, the ones that stand. */
export async function mergesInto(patientId: string): Promise<MergeWithParties[]> {
  const query = PatientMerge.query().where('survivor_id', patientId).whereNull('undone_at')
  return withParties(await query.orderBy('position', 'desc'))
}

export async function partiesOf(merge: PatientMerge): Promise<MergeWithParties> {
  const [one] = await withParties([merge])
  return one
}

async function withParties(merges: readonly PatientMerge[]): Promise<MergeWithParties[]> {
  const ids = merges.flatMap(({ survivorId, mergedId }) => [survivorId, mergedId])
  const rows = await currentClinic().db.from('patients').select(listedColumns()).whereIn('id', ids)
  const patients = new Map(rows.map((row) => [row.id, toListed(row)]))
  return merges.flatMap((merge) => {
    const [survivor, merged] = [patients.get(merge.survivorId), patients.get(merge.mergedId)]
    return survivor && merged ? [{ merge, survivor, merged }] : []
  })
}
