import { currentClinic } from '@medtrack/sdk'
import Hold from '../models/hold.js'
import type Patient from '../models/patient.js'
import { todayIn } from '../people/age.js'
import { openRecordImportWith } from './exchanged_copies.js'
import { openImportWith } from './imported_copies.js'
import { keepUntil } from './keep_until.js'
import { keyIdsOf } from './key_ids.js'
import { lastContactOf } from './last_contact.js'
import { retentionRule } from './retention_rule.js'

/** What stands in the way of erasing a patient. */
export type Blocker =
  | { code: 'not-archived' }
  | { code: 'held' }
  | { code: 'retention'; until: string }
  | { code: 'open-import'; importId: string }
  | { code: 'open-record-import'; importId: string }

export interface Retention {
  lastContact: string | null
  /** The first day on which the rule lets go. */
  until: string | null
}

export async function retentionOf(patient: Patient): Promise<Retention> {
  const lastContact = await lastContactOf(await keyIdsOf(patient.id))
  return { lastContact, until: keepUntil(await retentionRule(), lastContact, patient.birthDate) }
}

/** Everything that stands in the way now; none: the patient may be erased. */
export async function blockersOf(patient: Patient, retention?: Retention): Promise<Blocker[]> {
  const { until } = retention ?? (await retentionOf(patient))
  const blockers: Blocker[] = []
  if (!patient.isArchived) blockers.push({ code: 'not-archived' })
  if (await Hold.standsFor(patient.id)) blockers.push({ code: 'held' })
  if (until && until > todayIn(currentClinic().clinic.timeZone)) {
    blockers.push({ code: 'retention', until })
  }
  const importId = await openImportWith(patient)
  if (importId) blockers.push({ code: 'open-import', importId })
  const recordImport = await openRecordImportWith(await keyIdsOf(patient.id))
  if (recordImport) blockers.push({ code: 'open-record-import', importId: recordImport })
  return blockers
}
