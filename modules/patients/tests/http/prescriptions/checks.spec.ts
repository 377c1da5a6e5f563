import { test } from '@japa/runner'
import Prescription from '../../../models/prescription.js'
import { Desk } from '../../desk.js'
import { Pharmacy } from './pharmacy.js'

const REASON = 'Tolerated amoxicillin twice since.'

test.group('The checks of a prescription', (group) => {
  let desk: Desk
  let pharmacy: Pharmacy

  async function patient(allergies = '') {
    const id = await desk.register({ given: 'Ana', family: 'Santos', allergies })
    pharmacy = new Pharmacy(desk, id)
  }

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return () => desk.close()
  })

  test('an allergy refuses it until a reason is given, which is stored with it', async ({
    assert,
  }) => {
    await patient()
    await pharmacy.noteAllergy('Penicillin')
    const review = await pharmacy.review()
    assert.include(review.text(), 'Failed')
    assert.include(review.text(), 'Penicillin: the same group (penicillins).')
    for (const reason of ['', '   ']) {
      const refused = await pharmacy.issue({ 'overrides[allergy]': reason })
      refused.assertStatus(422)
      assert.include(refused.text(), 'Say why you prescribe it although the check failed.')
      assert.include(refused.text(), 'name="drug" value="Amoxicillin"')
    }
    assert.equal(await pharmacy.count(), 0)

    const id = await pharmacy.issued({ 'overrides[allergy]': REASON })
    assert.include((await pharmacy.show(id)).text(), REASON)
    assert.equal((await pharmacy.outcomes(id)).allergy, 'failed')
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.notInclude(JSON.stringify(row), 'Tolerated')
    assert.notInclude(JSON.stringify(row), 'Penicillin')
  })

  test('an allergy that stands there as text and as an entry is told once', async ({ assert }) => {
    await patient('penicillín; Latex')
    await pharmacy.noteAllergy('Penicillin')
    const review = (await pharmacy.review()).text()
    assert.lengthOf(review.match(/the same group \(penicillins\)/g) ?? [], 1)
    assert.include(review, 'Latex')
  })

  test('a reason for one check answers no other', async ({ assert }) => {
    await patient('Penicillin: rash')
    await pharmacy.noteMedication('Amoxicillin 250 MG Oral Capsule')
    const refused = await pharmacy.issue({ 'overrides[allergy]': REASON })
    refused.assertStatus(422)
    assert.include(refused.text(), REASON)
    const both = { 'overrides[allergy]': REASON, 'overrides[duplicate-therapy]': 'Higher dose.' }
    await pharmacy.issued(both)
    assert.equal(await pharmacy.count(), 1)
  })

  test('a reason where nothing failed is not kept', async ({ assert }) => {
    await patient('NKDA')
    const id = await pharmacy.issued({ 'overrides[allergy]': REASON })
    assert.notInclude((await pharmacy.show(id)).text(), REASON)
  })

  test('only allergies that hold are compared', async ({ assert }) => {
    await patient('NKDA')
    await pharmacy.noteAllergy('Penicillin', { clinicalStatus: 'resolved' })
    await pharmacy.noteAllergy('Penicillin', { verificationStatus: 'refuted' })
    await pharmacy.noteAllergy('Penicillin', { verificationStatus: 'entered-in-error' })
    const id = await pharmacy.issued()
    assert.equal((await pharmacy.outcomes(id)).allergy, 'passed')
  })

  test('what cannot be judged is told as not run, with the reason, and refuses nothing', async ({
    assert,
  }) => {
    await patient('the blue pill')
    const unclear = await pharmacy.review()
    assert.include(unclear.text(), 'Not run')
    assert.include(unclear.text(), '“the blue pill” is not known to the list')
    const id = await pharmacy.issued()
    assert.equal((await pharmacy.outcomes(id)).allergy, 'not-run')
  })

  test('nobody asked about allergies: the check is not run', async ({ assert }) => {
    await patient()
    assert.include((await pharmacy.review()).text(), 'No allergies are on record')
    const id = await pharmacy.issued()
    assert.equal((await pharmacy.outcomes(id)).allergy, 'not-run')
  })

  test('a medicine written freely is checked by nothing, and says so', async ({ assert }) => {
    await patient('Penicillin')
    const review = await pharmacy.review({ drug: 'Amoxicillin suspension' })
    assert.include(review.text(), 'written freely, so nothing can be compared')
    const id = await pharmacy.issued({ drug: 'Amoxicillin suspension' })
    assert.deepEqual(await pharmacy.outcomes(id), {
      'allergy': 'not-run',
      'duplicate-therapy': 'not-run',
    })
    const [row] = await desk.rows('patients_prescriptions', { id })
    assert.equal(row.display, 'Amoxicillin suspension')
    assert.isNull(row.code)
  })

  test('two prescriptions of one kind are a duplicate, until the first one ended', async ({
    assert,
  }) => {
    await patient('NKDA')
    const first = await pharmacy.issued({ drug: 'Ibuprofen' })
    const refused = await pharmacy.issue({ drug: 'Naproxen' })
    refused.assertStatus(422)
    assert.include(refused.text(), 'works in the same way (ATC M01AE)')
    await pharmacy.stop(first, 'Stomach pain')
    const second = await pharmacy.issued({ drug: 'Naproxen' })
    await pharmacy.endedOn(second, '2020-01-01')
    await pharmacy.issued({ drug: 'Ibuprofen' })
  })

  test('medicines of others count while they are taken', async ({ assert }) => {
    await patient('NKDA')
    await pharmacy.noteMedication('Simvastatin', { status: 'stopped' })
    await pharmacy.noteMedication('Simvastatin', { effectiveTo: '2020-01-01' })
    await pharmacy.issued({ drug: 'Atorvastatin' })
    await pharmacy.noteMedication('Unheard-of remedy')
    const review = await pharmacy.review({ drug: 'Metformin' })
    assert.include(review.text(), '“Unheard-of remedy” is not known to the list')
  })

  test('the chart that changed since the review is looked at again', async ({ assert }) => {
    await patient('NKDA')
    assert.include((await pharmacy.review()).text(), 'Passed')
    await pharmacy.noteAllergy('Amoxicillin')
    const refused = await pharmacy.issue()
    refused.assertStatus(422)
    assert.include(refused.text(), 'the same ingredient')
  })

  test('of two doctors at once, one is told of the other', async ({ assert }) => {
    await patient('NKDA')
    const answers = await Promise.all([pharmacy.issue(), pharmacy.issue()])
    assert.sameMembers(
      answers.map((answer) => answer.status()),
      [303, 422]
    )
    assert.equal(await pharmacy.count(), 1)
  })

  test('what each found is read again as it was', async ({ assert }) => {
    await patient('Penicillin: rash; latex')
    const id = await pharmacy.issued({ 'overrides[allergy]': REASON })
    await desk.inside(async () => {
      const [allergy] = (await Prescription.findOrFail(id)).checkResults
      assert.equal(allergy.overrideReason, REASON)
      assert.deepEqual(
        allergy.findings.map(({ kind, subject }) => [kind, subject]),
        [
          ['same-group', 'Penicillin: rash'],
          ['not-a-medicine', 'latex'],
        ]
      )
    })
  })
})
