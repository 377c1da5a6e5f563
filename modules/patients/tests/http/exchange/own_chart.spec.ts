import { test } from '@japa/runner'
import { CHART_MODELS, loadCharts } from '../../../fhir/charts.js'
import Patient from '../../../models/patient.js'
import Allergy from '../../../models/allergy.js'
import { Desk } from '../../desk.js'
import { recordFile, somebody } from '../../fhir_bundle.js'
import { faultsOf } from '../../fhir_validators.js'
import { writeChart } from '../../own_chart.js'
import { asFiles, takeIn, takeOut } from '../../records.js'

/** What says which row it is, or who wrote it where; and what no other clinic is told. */
const OF_THE_ROW = [
  'id',
  'patientId',
  'version',
  'createdBy',
  'createdByName',
  'updatedBy',
  'createdAt',
  'updatedAt',
  'visitId',
  'carePlanId',
  'careActivityId',
  'conditionId',
  'authorId',
  'signedBy',
  'proofCode',
  'valueDigest',
  'careActivityId',
]

test.group('A chart that was written here', (group) => {
  const desks: Desk[] = []

  group.each.setup(async () => async () => {
    for (const desk of desks.splice(0)) await desk.close()
  })

  async function openDesk(client: Parameters<typeof Desk.open>[0]) {
    const desk = await Desk.open(client)
    desks.push(desk)
    return desk
  }

  /** What everybody's rows say, table by table. */
  function sayings(desk: Desk): Promise<Record<string, unknown>> {
    return desk.inside(async () => {
      const [patient] = await Patient.all()
      const chart = (await loadCharts([patient.id])).get(patient.id)!
      const rows = CHART_MODELS.map((model) => [
        model.table,
        chart.of(model).map((row) => JSON.parse(JSON.stringify(wordsOf(row.$attributes)))),
      ])
      return { patient: patient.draft, ...Object.fromEntries(rows) }
    })
  }

  test('leaves as valid FHIR, and says the same in the clinic that it comes to', async ({
    assert,
    client,
  }) => {
    const first = await openDesk(client)
    await first.inside(writeChart)
    const exported = await takeOut(first)
    assert.deepEqual(
      exported.flatMap((bundle) => faultsOf(bundle)),
      []
    )
    const addresses = exported[0].entry.map(({ fullUrl }) => fullUrl)
    assert.lengthOf([...new Set(addresses)], addresses.length)
    assert.notInclude(JSON.stringify(exported), 'secret-code')

    const second = await openDesk(client)
    await takeIn(second, asFiles(exported))
    assert.deepEqual(await sayings(second), await sayings(first))
    assert.equal(await second.count('patients_fhir_sources', { kept_reason: 'no-place' }), 0)
    assert.deepEqual(await takeOut(second), exported)
  })

  test('is not doubled by its own export', async ({ assert, client }) => {
    const desk = await openDesk(client)
    await desk.inside(writeChart)
    const before = await sayings(desk)
    await takeIn(desk, asFiles(await takeOut(desk)))
    assert.equal(await desk.count('patients'), 1)
    assert.equal(await desk.count('patients_fhir_sources'), 0)
    assert.deepEqual(await sayings(desk), before)
  })

  test('changes to what was imported lie over the original, which keeps all else', async ({
    assert,
    client,
  }) => {
    const desk = await openDesk(client)
    await takeIn(desk, [recordFile(somebody())])
    await desk.inside(async () => {
      const allergy = await Allergy.query().firstOrFail()
      await allergy.revise(1, { criticality: 'high', note: 'Carries a pen' })
      const patient = await Patient.query().firstOrFail()
      const phones = [{ use: 'work' as const, number: '+33 4 00 00 00 00' }]
      await patient.revise({ ...patient.draft, family: 'Martin', phones }, 1)
    })
    const exported = await takeOut(desk)
    assert.deepEqual(
      exported.flatMap((bundle) => faultsOf(bundle)),
      []
    )
    const resources = exported[0].entry.map(({ resource }) => resource)
    const allergy = resources.find((one) => one.resourceType === 'AllergyIntolerance')
    assert.containSubset(allergy, {
      criticality: 'high',
      note: [{ text: 'Carries a pen' }],
      code: { text: 'Peanut' },
      reaction: [{ severity: 'moderate' }],
    })
    const patient = resources.find((one) => one.resourceType === 'Patient')
    assert.containSubset(patient, {
      name: [
        { use: 'maiden', family: 'Leroy' },
        { use: 'official', family: 'Martin', prefix: ['Dr.'] },
      ],
      telecom: [
        { value: '+33 4 00 00 00 00', use: 'work', rank: 1 },
        { system: 'fax' },
        { system: 'email' },
      ],
      communication: [{ preferred: true }],
    })
    assert.notProperty(patient, 'text')
    assert.property(patient?.meta, 'lastUpdated')
  })
})

function wordsOf(attributes: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !OF_THE_ROW.includes(name))
  )
}
