import { test } from '@japa/runner'
import { arrivalsIn } from '../../../exchange/upload/arrivals.js'
import { peopleIn } from '../../../exchange/upload/people.js'

type Json = Record<string, unknown>

function bundle(...resources: Json[]) {
  const entry = resources.map((resource) => ({ resource }))
  return { isLines: false, values: [{ resourceType: 'Bundle', type: 'searchset', entry }] }
}

/** Who is in these documents: of each the ids of what is theirs, and what is nobody's. */
function sorted(...documents: Parameters<typeof arrivalsIn>[0]) {
  const { people, others } = peopleIn(arrivalsIn(documents).arrivals)
  const ids = (arrivals: { resource: { id?: string } }[]) =>
    arrivals.map(({ resource }) => resource.id)
  return { people: people.map(({ arrivals }) => ids(arrivals)), others: ids(others) }
}

const patient = (id: string, family: string): Json => ({
  resourceType: 'Patient',
  id,
  name: [{ family }],
})
const visit = (id: string, of: string, doctor: string): Json => ({
  resourceType: 'Encounter',
  id,
  subject: { reference: `Patient/${of}` },
  participant: [{ individual: { reference: `Practitioner/${doctor}` } }],
})

test.group('Sorting an upload by whom it is about', () => {
  test('what two people refer to belongs to both, what nobody refers to, to nobody', ({
    assert,
  }) => {
    const upload = bundle(
      patient('a', 'Ek'),
      patient('b', 'Alm'),
      visit('v', 'a', 'd'),
      visit('w', 'b', 'd'),
      { resourceType: 'Practitioner', id: 'd' },
      { resourceType: 'Location', id: 'l' },
      { resourceType: 'Provenance', id: 'p', target: [{ reference: 'Encounter/w' }] }
    )
    assert.deepEqual(sorted(upload), {
      people: [
        ['a', 'v', 'd'],
        ['b', 'w', 'd', 'p'],
      ],
      others: ['l'],
    })
  })

  test('two systems may both have a Patient/1', ({ assert }) => {
    const first = bundle(patient('1', 'Ek'), visit('v', '1', 'd'))
    const second = bundle(patient('1', 'Alm'), visit('v', '1', 'd'))
    assert.deepEqual(sorted(first, second).people, [
      ['1', 'v'],
      ['1', 'v'],
    ])
  })

  test('a record that comes in parts is one record', ({ assert }) => {
    const pages = [
      bundle(patient('1', 'Ek'), visit('v', '1', 'd')),
      bundle(patient('1', 'Ek'), visit('w', '1', 'd')),
    ]
    assert.deepEqual(sorted(...pages).people, [['1', 'v', '1', 'w']])
  })

  test('whoever was replaced by another is that one', ({ assert }) => {
    const link = [{ other: { reference: 'Patient/1' }, type: 'replaced-by' }]
    const upload = bundle(
      patient('1', 'Ek'),
      { ...patient('2', 'Eck'), link },
      visit('v', '2', 'd')
    )
    assert.deepEqual(sorted(upload).people, [['1', '2', 'v']])
  })

  test('what is about a patient whom the upload does not hold waits for whom the clinic knows', ({
    assert,
  }) => {
    assert.deepEqual(sorted(bundle(patient('1', 'Ek'), visit('v', 'far', 'd'))).people, [
      ['1'],
      ['v'],
    ])
  })

  test('circles of references end', ({ assert }) => {
    const upload = bundle(
      patient('1', 'Ek'),
      { resourceType: 'Organization', id: 'o', partOf: { reference: 'Organization/u' } },
      { resourceType: 'Organization', id: 'u', partOf: { reference: 'Organization/o' } },
      {
        resourceType: 'Basic',
        id: 'x',
        subject: { reference: 'Patient/1' },
        author: { reference: 'Organization/o' },
      }
    )
    assert.deepEqual(sorted(upload).people, [['1', 'o', 'u', 'x']])
  })
})
