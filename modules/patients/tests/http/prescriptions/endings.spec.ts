import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { Pharmacy } from './pharmacy.js'

test.group('Stopping and renewing', (group) => {
  let desk: Desk
  let pharmacy: Pharmacy

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    const id = await desk.register({ given: 'Ana', family: 'Santos', allergies: 'NKDA' })
    pharmacy = new Pharmacy(desk, id)
    return () => desk.close()
  })

  test('stopping needs a reason, which is sealed and shown', async ({ assert }) => {
    const id = await pharmacy.issued()
    const refused = await pharmacy.stop(id, ' ')
    refused.assertStatus(422)
    assert.include(refused.text(), 'Reason is needed.')
    const stopped = await pharmacy.stop(id, 'A rash on the arms')
    stopped.assertStatus(303)
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.equal(row.status, 'stopped')
    assert.isNotNull(row.stopped_at)
    assert.match(String(row.stop_reason), /^sealed\.1\./)
    const shown = await pharmacy.show(id)
    assert.include(shown.text(), 'A rash on the arms')
    assert.notInclude(shown.text(), 'id="stop"')
    assert.equal(await desk.count('audit_events', { action: 'patients.prescriptions.stop' }), 1)
  })

  test('what has ended is not stopped again', async ({ assert }) => {
    const stopped = await pharmacy.issued()
    await pharmacy.stop(stopped, 'First reason')
    const again = await pharmacy.stop(stopped, 'Second reason')
    again.assertStatus(303)
    assert.include((await pharmacy.show(stopped)).text(), 'First reason')
    const over = await pharmacy.issued()
    await pharmacy.endedOn(over, '2020-01-01')
    await pharmacy.stop(over, 'Too late')
    const [row] = await desk.rows('patients_prescriptions', { id: over })
    assert.equal(row.status, 'active')
    assert.isNull(row.stop_reason)
  })

  test('renewing fills the form, runs the checks anew and completes the old one', async ({
    assert,
  }) => {
    const old = await pharmacy.issued({ drug: 'Lisinopril', dose: '10 mg' })
    const form = await desk.get(`${pharmacy.path}/new?renews=${old}`, 'doctor')
    form.assertStatus(200)
    assert.include(form.text(), 'value="Lisinopril"')
    assert.include(form.text(), 'value="10 mg"')
    assert.include(form.text(), `name="renews" value="${old}"`)

    await pharmacy.noteAllergy('Lisinopril')
    const fields = { drug: 'Lisinopril', dose: '20 mg', renews: old }
    const refused = await pharmacy.issue(fields)
    refused.assertStatus(422)
    const id = await pharmacy.issued({ ...fields, 'overrides[allergy]': 'Cough only.' })
    const [renewed] = await desk.rows('patients_prescriptions', { id: old })
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.equal(renewed.status, 'completed')
    assert.equal(renewed.dose, '10 mg')
    assert.equal(row.renews_id, old)
    assert.equal((await pharmacy.outcomes(id))['duplicate-therapy'], 'passed')
    assert.notEqual(row.proof_digest, renewed.proof_digest)
  })

  test('an override is never inherited by a renewal', async ({ assert }) => {
    await pharmacy.noteAllergy('Penicillin')
    const old = await pharmacy.issued({ 'overrides[allergy]': 'Tolerated it before.' })
    const form = await desk.get(`${pharmacy.path}/new?renews=${old}`, 'doctor')
    assert.notInclude(form.text(), 'Tolerated it before.')
    const review = await pharmacy.review({ renews: old })
    assert.notInclude(review.text(), 'Tolerated it before.')
    const refused = await pharmacy.issue({ renews: old })
    refused.assertStatus(422)
  })

  test("nobody renews what stands in another patient's chart", async () => {
    const other = new Pharmacy(desk, await desk.register({ given: 'Rui', family: 'Lopes' }))
    const foreign = await other.issued()
    const form = await desk.get(`${pharmacy.path}/new?renews=${foreign}`, 'doctor')
    form.assertStatus(404)
    const sent = await pharmacy.issue({ renews: foreign })
    sent.assertStatus(404)
    const shown = await pharmacy.show(foreign)
    shown.assertStatus(404)
  })
})
