import type { ApiClient } from '@japa/api-client'
import { Faker, en } from '@faker-js/faker'
import { currentClinic } from '@medtrack/sdk'
import Membership from '#identity/membership'
import { makeExchange } from '#tests/http/sweep/exchanged_records'
import { makeVisit } from '#tests/http/sweep/other_visit'
import { makeDetails } from '#tests/http/sweep/patient_details'
import { until } from '#tests/http/releases/until'
import demo from '../../../modules/patients/demo/people.js'
import Prescription from '../../../modules/patients/models/prescription.js'
import { Desk } from '../../../modules/patients/tests/desk.js'
import {
  plainSpreadsheet,
  troubledSpreadsheet,
} from '../../../modules/patients/tests/spreadsheets.js'

/** Ids of records by what an address calls them; several where a page looks different with each. */
export type Ids = Map<string, string[]>

const SIZE = 120

/** A clinic as the demo makes it, and with a record of everything that any page is about. */
export async function livedIn(client: ApiClient): Promise<{ desk: Desk; ids: Ids }> {
  const desk = await Desk.open(client)
  const owner = await desk.member('owner')
  await Membership.query().where('user_id', owner.id).update({ practises: true })
  for (const role of ['doctor', 'nurse', 'receptionist'] as const) await desk.member(role)
  const faker = new Faker({ locale: en })
  faker.seed(20_260_901)
  await desk.inside(() => demo({ faker, size: SIZE }))
  const patient = await desk.inside(regular)
  const made = {
    ...(await makeDetails(desk.clinic, patient, 'Garden')),
    ...(await makeVisit(desk.clinic, patient)),
    ...(await makeExchange(desk.clinic, { client, owner, mark: 'Garden' }, patient)),
    ...(await treat(desk, patient)),
    ...(await pair(desk)),
  }
  const ids: Ids = new Map(Object.entries(made).map(([kind, id]) => [kind, [id]]))
  ids.set('patient', [patient])
  await spreadsheets(desk)
  await keepToDoctor(desk)
  ids.set('asked', [await eraseOneAskForAnother(desk)])
  await desk.inside(() => collect(ids, patient))
  return { desk, ids }
}

/** Who has come for years. */
async function regular(): Promise<string> {
  const visits = currentClinic().db.from('patients_visits').select('patient_id').count('* as total')
  const [{ patient_id: id }] = await visits.groupBy('patient_id').orderBy('total', 'desc').limit(1)
  return id
}

/** The demo's restricted chart is closed to the owner, who sees what closed pages look like. */
async function keepToDoctor(desk: Desk) {
  const { id } = await desk.member('doctor')
  await desk.inside(() =>
    currentClinic().db.from('patients_restriction_members').update({ user_id: id })
  )
}

async function treat(desk: Desk, patient: string) {
  const last = async (path: string, fields: Record<string, string>) => {
    const sent = await desk.post(`/${patient}${path}`, fields)
    sent.assertStatus(303)
    return sent.header('location')?.split('/').at(-1) ?? ''
  }
  const dosed = { dose: '500 mg', frequency: 'Twice a day', durationDays: '7', maySubstitute: '1' }
  const stopped = await last('/prescriptions', { drug: 'Cefalexin', ...dosed })
  await desk.post(`/${patient}/prescriptions/${stopped}/stop`, { reason: 'Rash on both arms' })
  const prescription = await last('/prescriptions', { drug: 'Metformin', ...dosed })
  const plan = await last('/plans', {
    'title': 'Walking again after the operation',
    'goals[0][description]': 'Climb two flights of stairs without a pause',
    'steps[0][description]': 'Physiotherapy twice a week, exercises at home on all other days',
  })
  await desk.post(`/${patient}/plans/${plan}/template`, { title: 'After a knee operation' })
  const row = async (table: string) =>
    String((await desk.rows(table, { care_plan_id: plan }))[0].id)
  const template = String((await desk.rows('patients_care_plan_templates'))[0].id)
  const [goal, step] = [await row('patients_care_goals'), await row('patients_care_activities')]
  const code = await desk.inside(() => Prescription.findOrFail(prescription))
  return { prescription, plan, goal, step, template, code: code.proofCode ?? '' }
}

/** Two who look alike, and two who are one by now. */
async function pair(desk: Desk) {
  const [first, second] = await desk.rows('patients_duplicate_candidates')
  const merged = await desk.post(`/${first.one_id}/duplicates/${first.other_id}`, {
    survivorVersion: '1',
    mergedVersion: '1',
    seen: '{}',
  })
  merged.assertStatus(303)
  const [{ id: merge }] = await desk.rows('patients_merges')
  return {
    merge: String(merge),
    mergedAway: String(first.other_id),
    duplicate: String(second.other_id),
  }
}

/** One whose columns are still to be said, one that waits, one that is in and one that was taken out again. */
async function spreadsheets(desk: Desk) {
  await desk.upload(plainSpreadsheet(20))
  await desk.checkedImport(troubledSpreadsheet())
  for (const isUndone of [false, true]) {
    const id = await desk.checkedImport(`First,Last,DOB\nInés,Peña${isUndone},1980-02-03\n`)
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
    if (!isUndone) continue
    const [{ id: patient }] = await desk.rows('patients', { import_id: id })
    await desk.post(`/${patient}/administration/consents`, {
      category: 'treatment',
      status: 'active',
    })
    await desk.post(`/imports/${id}/undo`)
    await desk.reaches(id, 'undone')
  }
}

async function eraseOneAskForAnother(desk: Desk): Promise<string> {
  const ask = async (number: string) => {
    const id = await desk.register({ given: 'Otto', family: 'Quill', recordNumber: number })
    await desk.post(`/${id}/archive`)
    await desk.post(`/${id}/erasure`, { reason: 'patient-request', recordNumber: number })
    return id
  }
  const erased = await ask('Q-1')
  await desk.post(`/${erased}/erasure/confirmation`, { understood: '1' })
  await until(
    'one is erased',
    async () => (await desk.count('patients_erasures', { state: 'done' })) === 1
  )
  return ask('Q-2')
}

/** Whatever else there is of what an address names. */
async function collect(ids: Ids, patient: string) {
  const { db } = currentClinic()
  const first = async (table: string, where: Record<string, unknown> = {}) =>
    (await db.from(table).where(where).select('id')).map(({ id }) => String(id))
  const [signed] = await first('patients_visits', { patient_id: patient, status: 'finished' })
  const prescriptions = await first('patients_prescriptions', { patient_id: patient })
  const [erasure] = await first('patients_erasures', { state: 'done' })
  const [closed] = await db.from('patients_restrictions').whereNull('lifted_at')
  const newest = await db.from('patients').whereNull('merged_into_id').orderBy('id', 'desc').first()
  ids.set('visit', [...(ids.get('visit') ?? []), signed])
  ids.set('prescription', prescriptions)
  ids.set('erasure', [erasure])
  ids.set('import', await first('patients_imports'))
  ids.set('recordImport', await first('patients_record_imports'))
  ids.set('export', await first('patients_exports'))
  ids.set('closed', [closed.patient_id])
  ids.set('newcomer', [newest.id])
}
