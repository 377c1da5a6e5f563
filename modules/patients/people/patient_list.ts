import { currentClinic } from '@medtrack/sdk'
import { findPatients } from '../search/finder.js'
import { leaveOutMerged } from './leave_out_merged.js'
import { listedColumns, toListed, type ListedPatient } from './listed_patient.js'

export const PER_PAGE = 20

export interface ListQuestion {
  /** What was typed into the search box. */
  typed: string
  archived: boolean
  page: number
}

export interface ListAnswer {
  patients: ListedPatient[]
  total: number
  /** Whether a search found more than it lists. */
  more: boolean
}

/** One page of the clinic's patients, or of those that match what was typed. */
export async function listPatients({ typed, archived, page }: ListQuestion): Promise<ListAnswer> {
  if (typed.trim() === '') return listAll(archived, page)
  const { patients, more } = await findPatients(typed, { archived })
  const start = (page - 1) * PER_PAGE
  return { patients: patients.slice(start, start + PER_PAGE), total: patients.length, more }
}

async function listAll(archived: boolean, page: number): Promise<ListAnswer> {
  const query = currentClinic().db.from('patients')
  if (archived) leaveOutMerged(query).whereNotNull('archived_at')
  else query.whereNull('archived_at')
  const [{ total }] = await query.clone().count('* as total')
  const rows = await query
    .select(listedColumns())
    .orderBy('sort_name')
    .orderBy('id')
    .offset((page - 1) * PER_PAGE)
    .limit(PER_PAGE)
  return { patients: rows.map(toListed), total: Number(total), more: false }
}
