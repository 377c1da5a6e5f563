import type { Resource } from '@medplum/fhirtypes'
import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { recordFile, SENT_COUNTS, somebody } from '../../fhir_bundle.js'
import { faultsOf } from '../../fhir_validators.js'
import { leavesOf } from '../../leaves.js'
import {
  asFiles,
  resourcesIn,
  sharedRecords,
  takeIn,
  takeOut,
  type ExportedBundle,
} from '../../records.js'

const RECORD_NUMBERS = 'https://medtrack.example/fhir/NamingSystem/record-number/'

test.group('Records there and back', (group) => {
  const desks: Desk[] = []
  const real = sharedRecords()

  group.each.setup(async () => async () => {
    for (const desk of desks.splice(0)) await desk.close()
  })

  async function openDesk(client: Parameters<typeof Desk.open>[0]) {
    const desk = await Desk.open(client)
    desks.push(desk)
    return desk
  }

  async function tallied(desk: Desk, fates: string[]): Promise<number> {
    const rows = await desk.rows('patients_record_import_tallies')
    const counted = rows.filter((row) => fates.includes(String(row.fate)))
    return counted.reduce((sum, { total }) => sum + Number(total), 0)
  }

  test('whatever is sent comes in, leaves as valid FHIR and comes in elsewhere the same: {name}')
    .with([
      { name: 'ten real histories', files: real, isAbsent: real.length === 0 },
      {
        name: 'a record with every kind of resource',
        files: [
          recordFile(somebody()),
          recordFile(somebody({ given: 'Ida', family: 'Ek', birthDate: '1990-01-01', ssn: '7' })),
        ],
        isAbsent: false,
      },
    ])
    .run(async ({ assert, client }, { files, isAbsent }) => {
      if (isAbsent) return
      const sent = resourcesIn(files)
      const first = await openDesk(client)
      await takeIn(first, files)
      assert.equal(await tallied(first, ['mapped', 'kept']), sent.length)
      assert.equal(await first.count('patients_fhir_sources'), sent.length)

      const exported = await takeOut(first)
      assert.deepEqual(
        exported.flatMap((bundle) => faultsOf(bundle)),
        []
      )
      assert.deepEqual(lostLeaves(sent, exported), [])

      const second = await openDesk(client)
      await takeIn(second, asFiles(exported))
      const again = await takeOut(second)
      assert.lengthOf(again, exported.length)
      for (const [index, bundle] of again.entries()) assert.deepEqual(bundle, exported[index])
      assert.deepEqual(await countRows(second), await countRows(first))
    })
    .timeout(120_000)

  test('numbers keep how they were written', async ({ assert, client }) => {
    const desk = await openDesk(client)
    await takeIn(desk, [recordFile(somebody())])
    const [text] = await takeOut(desk, 'text')
    assert.include(text, '"value":1.10,')
    assert.equal(SENT_COUNTS.all, SENT_COUNTS.mapped + SENT_COUNTS.kept)
  })
})

/** Values that were sent and cannot be found again in what leaves. Our record number is all that is added. */
function lostLeaves(sent: readonly Resource[], exported: readonly ExportedBundle[]): string[] {
  const byName = new Map(
    exported
      .flatMap(({ entry }) => entry)
      .map(({ resource }) => [`${resource.resourceType}/${resource.id}`, resource])
  )
  return sent.flatMap((resource) => {
    const name = `${resource.resourceType}/${resource.id}`
    const left = byName.get(name)
    if (!left) return [`${name} is gone`]
    const found = leavesOf(withoutOurs(left))
    const wanted = leavesOf(resource)
    const lost = wanted
      .filter((leaf) => !found.includes(leaf))
      .map((leaf) => `${name} lost ${leaf}`)
    const added = found.filter((leaf) => !wanted.includes(leaf))
    return [...lost, ...added.map((leaf) => `${name} gained ${leaf}`)]
  })
}

function withoutOurs(resource: Resource): Resource {
  if (resource.resourceType !== 'Patient') return resource
  const identifier = resource.identifier?.filter(
    ({ system }) => !system?.startsWith(RECORD_NUMBERS)
  )
  return { ...resource, identifier }
}

const COUNTED = [
  'patients',
  'patients_allergies',
  'patients_care_activities',
  'patients_care_goals',
  'patients_care_plans',
  'patients_conditions',
  'patients_contacts',
  'patients_coverages',
  'patients_family_history',
  'patients_identifiers',
  'patients_immunizations',
  'patients_medications',
  'patients_observations',
  'patients_prescriptions',
  'patients_visits',
]

async function countRows(desk: Desk): Promise<Record<string, number>> {
  const counts: [string, number][] = []
  for (const table of COUNTED) counts.push([table, await desk.count(table)])
  return Object.fromEntries(counts)
}
