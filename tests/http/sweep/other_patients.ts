import type { ApiClient } from '@japa/api-client'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { until } from '#tests/http/releases/until'
import { makeExchange } from '#tests/http/sweep/exchanged_records'
import { MARK } from '#tests/http/sweep/mark'
import { makeVisit } from '#tests/http/sweep/other_visit'
import { makeDetails } from '#tests/http/sweep/patient_details'
import Emergency from '../../../modules/patients/models/emergency.js'
import Erasure from '../../../modules/patients/models/erasure.js'
import Hold from '../../../modules/patients/models/hold.js'

interface Place {
  clinic: Clinic
  owner: User
}

/** The way a person does it: through the pages of the module. */
export async function makePatients({ clinic, owner }: Place, client: ApiClient) {
  const base = `/c/${clinic.slug}/patients`
  const send = async (path: string, form: Record<string, string>, file?: Buffer) => {
    const request = client.post(`${base}${path}`).loginAs(owner).withCsrfToken().redirects(0)
    const sent = file ? request.file('file', file, { filename: `${MARK}.csv` }) : request.form(form)
    const response = await sent
    const location = response.header('location')
    if (!location) {
      throw new RangeError(`${path} was refused: ${response.status()} ${response.text()}`)
    }
    return location
  }
  await send('', { given: 'Paula', family: `${MARK}son`, sex: 'female' })
  const rows = `First name,Last name,Birth date\nIngrid,${MARK}berg,1975-02-03\n,,1980-01-01\n`
  const mapping = await send('/imports', {}, Buffer.from(rows))
  const reading = { encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd', hasHeader: 'true' }
  await send(`${mapping.slice(base.length)}?_method=PUT`, reading)
  const batch = () => first(clinic, 'patients_imports')
  await until('the import is checked', async () => (await batch())?.status === 'ready')
  const [patient, row] = [
    await first(clinic, 'patients'),
    await first(clinic, 'patients_import_rows'),
  ]
  const overseen = await oversightOf(clinic, patient?.id ?? '')
  const details = await makeDetails(clinic, patient?.id ?? '', MARK)
  const imported = { import: (await batch())?.id ?? '', row: String(row?.number) }
  const visit = await makeVisit(clinic, patient?.id ?? '')
  const treated = await makeTreatment({ clinic, chart: `/${patient?.id}`, send })
  const duplicates = await makeDuplicates(clinic, send)
  const exchanged = await makeExchange(clinic, { client, owner, mark: MARK }, patient?.id ?? '')
  const known = { ...exchanged, ...overseen, ...details, ...visit, ...treated, ...duplicates }
  return { patient: patient?.id ?? '', ...imported, ...known }
}

/** A hold, an emergency long over, and the certificate of somebody who was erased. */
function oversightOf(clinic: Clinic, patientId: string) {
  return enterClinic(clinic, PLATFORM, async () => {
    const hold = await Hold.create({ patientId, reason: `${MARK} lawsuit` })
    const endsAt = DateTime.utc().minus({ days: 1 })
    const about = { patientId, reasonCode: 'other', reason: `${MARK} emergency` } as const
    const emergency = await Emergency.create({ ...about, endsAt })
    const erasure = await Erasure.create({
      id: v7(),
      patientId: v7(),
      state: 'done',
      reason: 'other',
      number: 'E-2026-00001',
      askedByName: `Olivia ${MARK}`,
      askedAt: DateTime.utc(),
      confirmedAt: DateTime.utc(),
      erasedAt: DateTime.utc(),
      keysDestroyedAt: DateTime.utc(),
      counts: { patients: 1 },
    })
    return { hold: hold.id, emergency: emergency.id, erasure: erasure.id }
  })
}

/** Somebody to lay beside the patient, and a merge of two others. */
async function makeDuplicates(
  clinic: Clinic,
  send: (path: string, form: Record<string, string>) => Promise<string>
) {
  const register = async (given: string) => {
    const location = await send('', { given, family: `${MARK}sson`, sex: 'female' })
    return location.split('/').at(-1) ?? ''
  }
  const [duplicate, survivor, merged] = [
    await register('Petra'),
    await register('Dolores'),
    await register('Inga'),
  ]
  const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
  await send(`/${survivor}/duplicates/${merged}`, seen)
  return { duplicate, merge: (await first(clinic, 'patients_merges'))?.id ?? '' }
}

/** A prescription, a plan with a goal and a step, and the template made of it. */
async function makeTreatment({ clinic, chart, send }: Chart) {
  const medicine = { drug: `${MARK} syrup`, dose: '5 ml', frequency: 'Once a day' }
  await send(`${chart}/prescriptions`, medicine)
  const lines = { 'goals[0][description]': 'Sleep', 'steps[0][description]': 'Call' }
  const plan = await send(`${chart}/plans`, { title: `${MARK} plan`, ...lines })
  await send(`${chart}/plans/${plan.split('/').at(-1)}/template`, { title: `${MARK} template` })
  const idOf = async (table: string) => (await first(clinic, `patients_${table}`))?.id ?? ''
  return {
    prescription: await idOf('prescriptions'),
    code: 'no-such-code',
    plan: await idOf('care_plans'),
    goal: await idOf('care_goals'),
    step: await idOf('care_activities'),
    template: await idOf('care_plan_templates'),
  }
}

interface Chart {
  clinic: Clinic
  /** Below the module's own address. */
  chart: string
  send: (path: string, form: Record<string, string>) => Promise<string>
}

function first(clinic: Clinic, table: string): Promise<Record<string, string> | null> {
  return enterClinic(clinic, PLATFORM, () => currentClinic().db.from(table).first())
}
