import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { until } from '../../../../../tests/http/releases/until.js'
import Allergy from '../../../models/allergy.js'
import Hold from '../../../models/hold.js'
import Visit from '../../../models/visit.js'
import { Desk } from '../../desk.js'

const LONG_AGO = DateTime.utc().minus({ years: 12 })

test.group('Erasing a patient', (group) => {
  let desk: Desk
  let id: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    id = await desk.register({ given: 'Zephyrine', family: 'Quillfeather', recordNumber: 'Q-1' })
    return () => desk.close()
  })

  function writeVisit(startedAt = LONG_AGO) {
    return desk.inside(() =>
      Visit.create({
        patientId: id,
        status: 'finished',
        encounterClass: 'AMB',
        startedAt,
        authorName: 'Dr. Ode',
        reason: 'Cough since Tuesday',
      })
    )
  }

  function archive() {
    return desk.post(`/${id}/archive`)
  }

  function ask(fields: Record<string, string> = {}) {
    return desk.post(`/${id}/erasure`, {
      reason: 'patient-request',
      recordNumber: 'Q-1',
      ...fields,
    })
  }

  function confirm() {
    return desk.post(`/${id}/erasure/confirmation`, { understood: '1' })
  }

  async function erased(): Promise<string> {
    const [row] = await desk.rows('patients_erasures')
    await until('the patient is erased', async () => {
      const [{ state }] = await desk.rows('patients_erasures')
      return state === 'done'
    })
    return String(row.id)
  }

  test('takes an archived record and two confirmations, and leaves a certificate', async ({
    assert,
  }) => {
    await writeVisit()
    await desk.inside(() =>
      Allergy.create({
        patientId: id,
        display: 'Peanut',
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
      })
    )
    await desk.get(`/${id}`, 'doctor')
    await archive()
    const first = await desk.get(`/${id}/erasure`)
    first.assertStatus(200)
    first.assertTextIncludes('Visits and addenda')
    const asked = await ask()
    asked.assertStatus(303)
    assert.equal(asked.header('location'), `${desk.base}/${id}/erasure/confirmation`)
    const second = await desk.get(`/${id}/erasure/confirmation`)
    second.assertTextIncludes('This cannot be undone by anybody')
    second.assertTextIncludes('Visits and addenda')
    const confirmed = await confirm()
    confirmed.assertStatus(303)
    const erasureId = await erased()
    assert.equal(confirmed.header('location'), `${desk.base}/erasures/${erasureId}`)

    for (const table of ['patients', 'patients_visits', 'patients_allergies']) {
      assert.equal(await desk.count(table), 0, table)
    }
    for (const table of ['search_keys', 'spellings', 'recent_views']) {
      assert.equal(await desk.count(`patients_${table}`), 0, table)
    }
    const certificate = await desk.get(`/erasures/${erasureId}`)
    certificate.assertStatus(200)
    assert.match(certificate.text(), /E-\d{4}-00001/)
    assert.notInclude(certificate.text(), 'Quillfeather')
    const pdf = await desk.get(`/erasures/${erasureId}/pdf`)
    pdf.assertStatus(200)
    assert.equal(pdf.header('content-type'), 'application/pdf')
    const [row] = await desk.rows('patients_erasures')
    assert.isNotNull(row.keys_destroyed_at)
    assert.deepInclude(JSON.parse(String(row.counts)), { patients: 1, patients_visits: 1 })
    const gone = await desk.get(`/${id}`)
    gone.assertStatus(404)
  })

  test('leaves lines in the trail that name nobody', async ({ assert }) => {
    await desk.get(`/${id}`, 'doctor')
    await archive()
    await ask()
    await confirm()
    await erased()
    const lines = await desk.rows('audit_events', { entity_id: id })
    const acts = lines.map(({ action }) => action)
    assert.includeMembers(acts, ['patients.read', 'patients.erasure.erase'])
    assert.notMatch(JSON.stringify(await desk.rows('audit_events')), /quillfeather|zephyrine/i)
  })

  test('waits for the record to be archived', async ({ assert }) => {
    const page = await desk.get(`/${id}/erasure`)
    page.assertTextIncludes('The patient is not archived')
    await ask()
    await confirm()
    assert.equal(await desk.count('patients_erasures'), 0)
    assert.equal(await desk.count('patients'), 1)
  })

  test("waits until the clinic's rule lets go, which owners change", async ({ assert }) => {
    await writeVisit(DateTime.utc().minus({ years: 3 }))
    await archive()
    await ask()
    assert.equal(await desk.count('patients_erasures'), 0)
    const page = await desk.get(`/${id}/erasure`)
    page.assertTextIncludes('keeps this record until')
    const wrong = await desk.put('/retention', { years: '-1', adultAge: '18' })
    wrong.assertStatus(422)
    await desk.put('/retention', { years: '2', adultAge: '18' })
    await ask()
    assert.equal(await desk.count('patients_erasures'), 1)
    const [line] = await desk.rows('audit_events', { action: 'patients.retention.change' })
    assert.include(String(line.details), '"years":2')
  })

  test('waits while a legal hold stands', async ({ assert }) => {
    await archive()
    const nameless = await desk.post(`/${id}/holds`, { reason: '' })
    nameless.assertStatus(422)
    await desk.post(`/${id}/holds`, { reason: 'Lawsuit of May' })
    await ask()
    assert.equal(await desk.count('patients_erasures'), 0)
    const chart = await desk.get(`/${id}`)
    chart.assertTextIncludes('A legal hold stands')
    const forReception = await desk.get(`/${id}`, 'receptionist')
    assert.notInclude(forReception.text(), 'legal hold')
    const [hold] = await desk.rows('patients_holds')
    assert.match(String(hold.reason), /^sealed/)
    await desk.delete(`/${id}/holds/${hold.id}?liftReason=Settled`)
    await ask()
    assert.equal(await desk.count('patients_erasures'), 1)
  })

  test('stops at a hold that is placed between the two confirmations', async ({ assert }) => {
    await archive()
    await ask()
    await desk.inside(() => Hold.place(id, 'An inquiry'))
    const confirmed = await confirm()
    assert.equal(confirmed.header('location'), `${desk.base}/${id}/erasure`)
    assert.equal(await desk.count('patients'), 1)
  })

  test('needs the number of the record, and both confirmations of one person', async ({
    assert,
  }) => {
    await archive()
    const wrong = await ask({ recordNumber: 'Q-2' })
    wrong.assertStatus(422)
    wrong.assertTextIncludes('This is not the number of this record')
    await ask()
    const unticked = await desk.post(`/${id}/erasure/confirmation`)
    unticked.assertStatus(422)
    await desk.inside(() =>
      currentClinic().db.from('patients_erasures').update({ asked_by: 'somebody-else' })
    )
    await confirm()
    assert.equal(await desk.count('patients_erasures', { state: 'asked' }), 1)
    const taken = await desk.delete(`/${id}/erasure`)
    taken.assertStatus(303)
    assert.equal(await desk.count('patients_erasures'), 0)
  })

  test('waits for an import that would bring the person back', async ({ assert }) => {
    const file = 'First name,Last name,Birth date\nZéphyrine,Quillfeather,1980-01-01\n'
    const uploaded = await desk.upload(file)
    await archive()
    const page = await desk.get(`/${id}/erasure`)
    page.assertTextIncludes('A spreadsheet that is not imported yet holds this person')
    const importId = uploaded.header('location')?.split('/').at(-2)
    await desk.delete(`/imports/${importId}`)
    await ask()
    await confirm()
    await erased()
    assert.equal(await desk.count('patients'), 0)
  })

  test('is for owners only', async ({ assert }) => {
    await archive()
    for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
      for (const path of [`/${id}/erasure`, `/${id}/holds`, '/retention', '/erasures']) {
        assert.equal((await desk.get(path, role)).status(), 403, `${role} ${path}`)
      }
    }
  })
})
