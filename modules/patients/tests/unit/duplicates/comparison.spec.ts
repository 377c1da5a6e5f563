import { test } from '@japa/runner'
import { differencesBetween, fingerprints, joinDrafts } from '../../../duplicates/comparison.js'
import { emptyDraft, type PatientDraft } from '../../../people/draft.js'

const mobile = (number: string) => ({ use: 'mobile' as const, number })

const STAYS: PatientDraft = {
  ...emptyDraft(),
  given: 'Ana',
  family: 'Muñoz',
  phones: [mobile('555-123-4567')],
  allergies: 'Penicillin',
}
const GOES: PatientDraft = {
  ...STAYS,
  family: 'Munoz',
  email: 'ana@people.example',
  phones: [mobile('+1 555 123 4567'), mobile('555-999-0000')],
  allergies: 'Latex',
}

test.group('Two records compared', () => {
  test('lose nothing that only one of them knows when nobody chooses', ({ assert }) => {
    const joined = joinDrafts(STAYS, GOES, {})
    assert.equal(joined.family, 'Muñoz')
    assert.equal(joined.email, 'ana@people.example')
    assert.equal(joined.allergies, 'Penicillin\nLatex')
    assert.deepEqual(joined.phones, [mobile('555-123-4567'), mobile('555-999-0000')])
  })

  test('say what was chosen', ({ assert }) => {
    const joined = joinDrafts(STAYS, GOES, {
      family: 'merged',
      email: 'survivor',
      allergies: 'merged',
    })
    assert.include(joined, { family: 'Munoz', email: null, allergies: 'Latex' })
  })

  test('offer both only where both fit', ({ assert }) => {
    const sides = (left: PatientDraft, right: PatientDraft, field: string) =>
      differencesBetween(left, right).find((one) => one.field === field)?.sides
    assert.deepEqual(sides(STAYS, GOES, 'family'), ['survivor', 'merged'])
    assert.deepEqual(sides(STAYS, GOES, 'allergies'), ['survivor', 'merged', 'both'])
    const long = { ...GOES, allergies: 'x'.repeat(3_999) }
    assert.deepEqual(sides(STAYS, long, 'allergies'), ['survivor', 'merged'])
    const same = { ...GOES, phones: [mobile('+1 555 123 4567')] }
    assert.deepEqual(sides(STAYS, same, 'phones'), ['survivor', 'merged'])
    assert.deepEqual(joinDrafts(STAYS, GOES, { family: 'both' }).family, 'Muñoz')
  })

  test('whoever has a day of death has died', ({ assert }) => {
    const died = { ...GOES, deceased: true, deceasedOn: '2020-01-01' }
    assert.isTrue(joinDrafts(STAYS, died, { deceased: 'survivor' }).deceased)
  })

  test('fingerprints tell which field changed, and not what it says', ({ assert }) => {
    const [before, after] = [
      fingerprints(STAYS, GOES),
      fingerprints(STAYS, { ...GOES, city: 'Lowell' }),
    ]
    const changed = Object.keys(before).filter((field) => before[field] !== after[field])
    assert.deepEqual(changed, ['city'])
    assert.notInclude(JSON.stringify(after), 'Lowell')
  })
})
