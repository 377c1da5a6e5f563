import type { ApiClient } from '@japa/api-client'
import { currentClinic } from '@medtrack/sdk'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { until } from '#tests/http/releases/until'

/** Records that wait for a decision, one that has no place in the chart, and a file of all of them. */
export async function makeExchange(
  clinic: Clinic,
  { client, owner, mark }: { client: ApiClient; owner: User; mark: string },
  patientId: string
) {
  const base = `/c/${clinic.slug}/patients`
  const post = (path: string) =>
    client
      .post(base + path)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
  const upload = async () => {
    const file = Buffer.from(JSON.stringify(bundleOf(mark)))
    const sent = await post('/record-imports').file('files', file, { filename: `${mark}.json` })
    const id = sent.header('location')?.split('/').at(-1) ?? ''
    await statusIs(clinic, 'patients_record_imports', id, 'ready')
    return id
  }
  const done = await upload()
  await post(`/record-imports/${done}/run`)
  await statusIs(clinic, 'patients_record_imports', done, 'done')
  const waiting = await upload()
  const source = await keptIn(clinic, patientId)
  const asked = await post('/exports').form({ format: 'fhir' })
  const file = asked.header('location')?.split('/').at(-1) ?? ''
  await statusIs(clinic, 'patients_exports', file, 'ready')
  return { recordImport: waiting, person: '1', source, export: file }
}

/** What was kept as it came, in the chart that everybody tries to reach. */
function keptIn(clinic: Clinic, patientId: string): Promise<string> {
  return enterClinic(clinic, PLATFORM, async () => {
    const kept = () => currentClinic().db.from('patients_fhir_sources').whereNotNull('kept_reason')
    await kept().update({ patient_id: patientId })
    return (await kept().first()).id
  })
}

function statusIs(clinic: Clinic, table: string, id: string, status: string) {
  return until(`${table} is ${status}`, async () => {
    const row = await enterClinic(clinic, PLATFORM, () =>
      currentClinic().db.from(table).where('id', id).first()
    )
    return row?.status === status
  })
}

function bundleOf(mark: string) {
  const subject = { reference: 'Patient/p' }
  const procedure = {
    resourceType: 'Procedure',
    id: 'x',
    status: 'completed',
    subject,
    code: { text: `${mark} procedure` },
  }
  const patient = { resourceType: 'Patient', id: 'p', name: [{ family: `${mark}stein` }] }
  const entry = [patient, procedure].map((resource) => ({ resource }))
  return { resourceType: 'Bundle', type: 'collection', entry }
}
