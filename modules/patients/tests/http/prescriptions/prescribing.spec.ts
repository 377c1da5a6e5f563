import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { AMOXICILLIN, Pharmacy } from './pharmacy.js'
import Prescription from '../../../models/prescription.js'

test.group('Prescribing', (group) => {
  let desk: Desk
  let pharmacy: Pharmacy

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    const id = await desk.register({ given: 'Ana', family: 'Santos', allergies: 'NKDA' })
    pharmacy = new Pharmacy(desk, id)
    return () => desk.close()
  })

  test('is two steps: what was written is reviewed with its checks, then issued', async ({
    assert,
  }) => {
    const form = await desk.get(`${pharmacy.path}/new`, 'doctor')
    form.assertStatus(200)
    assert.include(form.text(), '<option value="Amoxicillin">')
    const review = await pharmacy.review()
    review.assertStatus(200)
    assert.include(review.text(), 'Nothing is issued yet')
    assert.include(review.text(), 'name="drug" value="Amoxicillin"')
    assert.include(review.text(), 'MedTrack list of generic medicines')
    assert.equal(await pharmacy.count(), 0)

    const id = await pharmacy.issued()
    const shown = await pharmacy.show(id)
    shown.assertStatus(200)
    for (const text of ['Amoxicillin', '500 mg', 'Capsule', 'By mouth', '7 days', '21 capsules']) {
      assert.include(shown.text(), text)
    }
    assert.include(shown.text(), 'Take it with food.')
    assert.deepEqual(await pharmacy.outcomes(id), {
      'allergy': 'passed',
      'duplicate-therapy': 'passed',
    })
  })

  test('stores codes, seals words, and lasts as long as its supplies', async ({ assert }) => {
    const id = await pharmacy.issued({ durationDays: '30', refills: '2' })
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.equal(row.code, 'J01CA04')
    assert.equal(row.code_system, 'http://www.whocc.no/atc')
    assert.equal(row.status, 'active')
    for (const column of ['instructions', 'proof_code', 'check_details']) {
      assert.match(String(row[column]), /^sealed\.1\./, column)
    }
    assert.match(String(row.ends_on), /^\d{4}-\d{2}-\d{2}$/)
    const [line] = await desk.rows('audit_events', { action: 'patients.prescriptions.issue' })
    assert.equal(line.entity_id, pharmacy.patientId)
    assert.notInclude(JSON.stringify(line), 'moxicillin')
  })

  test('says at each field what is missing or impossible, and keeps what was typed', async ({
    assert,
  }) => {
    const refused = await pharmacy.review({
      dose: '',
      frequency: '',
      refills: '99',
      drug: 'Zorblax',
    })
    refused.assertStatus(422)
    assert.include(refused.text(), 'Dose is needed.')
    assert.include(refused.text(), 'How often is needed.')
    assert.include(refused.text(), 'Refills is 24 at most.')
    assert.include(refused.text(), 'value="Zorblax"')
    for (const durationDays of ['0', '1.5', 'soon', '9999']) {
      const wrong = await pharmacy.review({ durationDays })
      wrong.assertStatus(422)
    }
    assert.equal(await pharmacy.count(), 0)
  })

  test('goes back from the review to the form with everything in place', async ({ assert }) => {
    const back = await desk.post(`${pharmacy.path}/new`, AMOXICILLIN, 'doctor')
    back.assertStatus(200)
    assert.include(back.text(), 'value="Three times a day"')
    assert.include(back.text(), 'Take it with food.')
  })

  test('checks while somebody types, half-typed as it may be', async ({ assert }) => {
    const ask = (fields: Record<string, string>) =>
      desk.post(`${pharmacy.path}/checks`, fields, 'doctor')
    assert.include((await ask({})).text(), 'as soon as a medicine is named')
    assert.include((await ask({ drug: 'Amoxicillin' })).text(), 'Passed')
    const free = await ask({ drug: 'Amoxicillin 500' })
    assert.include(free.text(), 'Not run')
    assert.include(free.text(), 'The list has: Amoxicillin')
    assert.equal(await pharmacy.count(), 0)
  })

  test('an issued prescription is never edited, only ended', async ({ assert }) => {
    const id = await pharmacy.issued()
    await desk.inside(async () => {
      const stored = await Prescription.findOrFail(id)
      await assert.rejects(() => stored.merge({ dose: '900 mg' }).save(), /never changed/)
      const again = await Prescription.findOrFail(id)
      await assert.rejects(() => again.revise(1, { instructions: 'Other' }), /never changed/)
      assert.equal((await Prescription.findOrFail(id)).dose, '500 mg')
    })
  })

  test("belongs to a visit of the patient's own chart, or to none", async ({ assert }) => {
    const other = await desk.register({ given: 'Rui', family: 'Lopes' })
    const visits = await desk.inside(async () => {
      const { default: Visit } = await import('../../../models/visit.js')
      const { DateTime } = await import('luxon')
      const begin = (patientId: string) =>
        Visit.create({
          patientId,
          status: 'in-progress',
          encounterClass: 'AMB',
          startedAt: DateTime.utc(),
          authorName: 'Dr. Test',
        })
      return { own: await begin(pharmacy.patientId), foreign: await begin(other) }
    })
    const form = await desk.get(`${pharmacy.path}/new?visit=${visits.own.id}`, 'doctor')
    form.assertStatus(200)
    assert.include(form.text(), `name="visit" value="${visits.own.id}"`)
    const id = await pharmacy.issued({ visit: visits.own.id })
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.equal(row.visit_id, visits.own.id)
    for (const visit of [visits.foreign.id, 'nonsense']) {
      const opened = await desk.get(`${pharmacy.path}/new?visit=${visit}`, 'doctor')
      opened.assertStatus(404)
      const sent = await pharmacy.issue({ visit })
      sent.assertStatus(404)
    }
    assert.equal(await pharmacy.count(), 1)
  })

  test('shows what is current and what is past, on the chart and its tab', async ({ assert }) => {
    const current = await pharmacy.issued()
    const over = await pharmacy.issued({ drug: 'Metformin' })
    await pharmacy.endedOn(over, '2020-01-31')
    const list = await desk.get(pharmacy.path, 'nurse')
    const [now, ...rest] = list.text().split('Past prescriptions')
    const past = rest.join()
    assert.include(now, current)
    assert.notInclude(now, over)
    assert.include(past, over)
    assert.include(past, 'Completed')
    const chart = await desk.get(`/${pharmacy.patientId}`, 'nurse')
    assert.include(chart.text(), 'Current medicines by prescription')
    assert.include(chart.text(), 'Amoxicillin')
    assert.notInclude(chart.text(), 'Metformin')
  })
})
