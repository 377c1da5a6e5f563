import { test } from '@japa/runner'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { bringNewModules } from '#rollouts/arrivals'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import type Clinic from '#tenancy/clinic'

test.group('Modules that came after a clinic was made', (group) => {
  let clinic: Clinic

  group.each.teardown(() => removeClinic(clinic))

  const release = (key: string, version?: string): Release => {
    const found = version
      ? registry.find(key, version)
      : registry.latest().find((one) => one.key === key)
    if (!found) throw new RangeError(`There is no ${key}@${version ?? 'latest'}.`)
    return found
  }

  const runs = async () => [...(await ledger.of(clinic.id)).keys()]

  test('are brought to it with their tables, once', async ({ assert }) => {
    clinic = await createClinic({}, { releases: [release('patients')], schemaFrom: 'migrations' })
    assert.deepEqual(await runs(), ['patients'])
    const [arrival] = await bringNewModules([clinic.slug])
    assert.include(
      arrival.releases.map(({ key }) => key),
      'appointments'
    )
    assert.include(await runs(), 'appointments')
    const booked = await withSchemaRights(clinic, (client) => client.from('appointments'))
    assert.deepEqual(booked, [])
    assert.deepEqual(await bringNewModules([clinic.slug]), [])
  })

  test('wait until it runs what they need', async ({ assert }) => {
    const old = release('patients', '1.0.0')
    clinic = await createClinic({}, { releases: [old], schemaFrom: 'migrations' })
    await bringNewModules([clinic.slug])
    assert.notInclude(await runs(), 'appointments')
    assert.equal((await ledger.of(clinic.id)).get('patients')?.version, '1.0.0')
  })
})
