import { currentClinic } from '@medtrack/sdk'
import { validate as isUuid } from 'uuid'
import Attachment from '../models/attachment.js'

export const FILES_PER_PAGE = 24

export interface FilePage {
  files: Attachment[]
  /** The last one's id, where the next page goes on; `null` at the end. */
  next: string | null
}

/** A patient's files, the newest first, a page at a time; those that were mistakes only where asked for. */
export async function filesOf(
  patientId: string,
  { before, withMistakes }: { before?: string; withMistakes: boolean }
): Promise<FilePage> {
  const query = Attachment.query().where({ patientId }).orderBy('id', 'desc')
  if (!withMistakes) query.where('status', 'current')
  if (before && isUuid(before)) query.where('id', '<', before)
  const found = await query.limit(FILES_PER_PAGE + 1)
  const files = found.slice(0, FILES_PER_PAGE)
  return { files, next: found.length > FILES_PER_PAGE ? files[FILES_PER_PAGE - 1].id : null }
}

/** The files of a visit; none to who may not see files. */
export async function filesOfVisit(visitId: string): Promise<Attachment[]> {
  if (!currentClinic().actor.may('patients.clinical.view')) return []
  return Attachment.query().where({ visitId }).orderBy('id')
}

export async function countFiles(patientId: string): Promise<number> {
  const files = currentClinic().db.from('patients_attachments')
  const [{ total }] = await files
    .where({ patient_id: patientId, status: 'current' })
    .count('* as total')
  return Number(total)
}
