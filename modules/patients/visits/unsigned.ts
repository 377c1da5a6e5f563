import { currentClinic, members } from '@medtrack/sdk'
import { leaveOutClosed } from '../access/open_charts.js'
import { patientsByIds } from '../index.js'
import { permissions } from '../permissions.js'

const MOST_SHOWN = 6

export interface UnsignedNote {
  patientId: string
  visitId: string
  name: string
  startedAt: string
  authorName: string
}

export interface UnsignedNotes {
  mine: UnsignedNote[]
  mineCount: number
  /** Drafts of colleagues who do not sign. */
  others: UnsignedNote[]
}

/** The acting member's drafts, the oldest first, and those that wait for somebody who signs. */
export async function unsignedNotes(): Promise<UnsignedNotes> {
  const { actor } = currentClinic()
  const own = drafts([actor.userId ?? ''])
  const [{ total }] = await own.clone().count('* as total')
  const writers = permissions['patients.visits.write'].roles
  const others = (await members())
    .filter(({ role, isDoctor }) => writers.includes(role) && !isDoctor)
    .map(({ userId }) => userId)
  return {
    mine: await listed(own),
    mineCount: Number(total),
    others: others.length > 0 ? await listed(drafts(others)) : [],
  }
}

function drafts(authors: string[]) {
  const unsigned = currentClinic()
    .db.from('patients_visits')
    .whereIn('author_id', authors)
    .whereNull('signed_at')
    .where('status', 'in-progress')
  return leaveOutClosed(unsigned, 'patients_visits.patient_id')
}

async function listed(query: ReturnType<typeof drafts>): Promise<UnsignedNote[]> {
  const rows = await query
    .select('id', 'patient_id', 'started_at', 'author_name')
    .orderBy('started_at')
    .limit(MOST_SHOWN)
  const patients = await patientsByIds(rows.map(({ patient_id: id }) => id))
  return rows.map((row) => ({
    patientId: row.patient_id,
    visitId: row.id,
    name: patients.get(row.patient_id)?.name ?? '',
    startedAt: row.started_at,
    authorName: row.author_name,
  }))
}
