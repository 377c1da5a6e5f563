import { test } from '@japa/runner'
import { emptyDraft, type PatientDraft } from '../../../people/draft.js'
import { Acquaintances } from '../../../resemblance/acquaintances.js'
import { resemblance } from '../../../resemblance/resemblance.js'

const SHIN: PatientDraft = {
  ...emptyDraft(),
  given: 'Shin',
  family: 'Walker',
  birthDate: '1990-06-19',
  sex: 'female',
  phones: [{ use: 'mobile', number: '555-516-6155' }],
  recordNumber: 'B1C18B97',
}

function like(change: Partial<PatientDraft>) {
  return resemblance(SHIN, { ...SHIN, recordNumber: null, ...change })
}

test.group('Resemblance', () => {
  test('two letters swapped in one name, same birth date', ({ assert }) => {
    assert.equal(like({ family: 'Wlaker', phones: [] }), 'name-and-birth-date')
    assert.equal(like({ given: 'Hsin', phones: [] }), 'name-and-birth-date')
    assert.equal(like({ given: 'Walker', family: 'Shin' }), 'name-and-birth-date')
    assert.equal(like({ given: 'SHÍN', family: 'wálker' }), 'name-and-birth-date')
  })

  test('a married name, same birth date and phone in another format', ({ assert }) => {
    const phones = [{ use: 'home' as const, number: '+1 (555) 5166155' }]
    assert.equal(like({ family: 'Okafor', phones }), 'phone-and-birth-date')
    assert.isNull(like({ family: 'Okafor', phones: [] }))
  })

  test('twins are two people', ({ assert }) => {
    assert.isNull(like({ given: 'Marta', phones: [] }))
    assert.isNull(like({ sex: 'male' }))
  })

  test('a namesake born in another year is somebody else, a mistyped date is not', ({ assert }) => {
    assert.isNull(like({ birthDate: '1961-02-03' }))
    assert.equal(like({ birthDate: '1990-06-91' }), 'name-and-phone')
    assert.isNull(like({ birthDate: '1990-06-18', phones: [] }))
  })

  test('without a birth date the name alone is worth a look', ({ assert }) => {
    assert.equal(like({ birthDate: null }), 'name-and-phone')
    assert.equal(like({ birthDate: null, phones: [] }), 'name')
  })

  test('one record number is one person', ({ assert }) => {
    assert.equal(
      like({ recordNumber: 'B1C18B97', given: 'Olga', family: 'Petrova', birthDate: null }),
      'record-number'
    )
  })

  test('in a very short name every letter counts', ({ assert }) => {
    const ana = { ...SHIN, given: 'Ana', family: 'Li', phones: [], recordNumber: null }
    assert.isNull(resemblance(ana, { ...ana, given: 'Eva' }))
    assert.isNull(resemblance(ana, { ...ana, family: 'Lo' }))
  })

  test('whoever resembles is found without comparing everyone', ({ assert }) => {
    const people = new Acquaintances<PatientDraft>()
    people.add(SHIN)
    people.add({ ...SHIN, given: 'Olga', family: 'Petrova', recordNumber: 'X' })
    const typed = { ...SHIN, family: 'Wlaker', recordNumber: null }
    assert.deepEqual(
      people.lookAlikes(typed).map(({ person }) => person.family),
      ['Walker']
    )
  })
})
