import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { faultsOf } from '../../fhir_validators.js'
import { resourcesIn, sharedRecords, takeIn, takeOut } from '../../records.js'

test.group('Records of other systems', (group) => {
  const desks: Desk[] = []
  const files = sharedRecords()

  group.each.teardown(async () => {
    for (const desk of desks.splice(0)) await desk.close()
  })

  test('ten whole histories come in, leave as valid FHIR, and come in elsewhere the same', async ({
    assert,
    client,
  }) => {
    const first = await Desk.open(client)
    desks.push(first)
    console.time('import')
    const batch = await takeIn(first, files)
    console.timeEnd('import')
    assert.equal(batch.status, 'done')
    console.table(await first.rows('patients_record_import_tallies'))
    console.time('out')
    const exported = await takeOut(first)
    console.timeEnd('out')
    console.time('valid')
    const faults = exported.flatMap((bundle) => faultsOf(bundle as never))
    console.timeEnd('valid')
    assert.deepEqual(faults.slice(0, 5), [])
    const second = await Desk.open(client)
    desks.push(second)
    console.time('import2')
    await takeIn(
      second,
      exported.map((bundle, index) => ({
        name: `${index}.json`,
        bytes: Buffer.from(JSON.stringify(bundle)),
      }))
    )
    console.timeEnd('import2')
    const again = await takeOut(second)
    assert.deepEqual(again, exported)
    assert.equal(exported.flatMap(({ entry }) => entry).length, resourcesIn(files).length)
  }).timeout(120_000)
})
