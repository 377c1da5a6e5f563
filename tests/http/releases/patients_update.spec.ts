import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#identity/user'
import { describeSchema } from '#releases/clinic_schema'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import { revertStep, startRollout } from '#rollouts/control'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'

const NEWEST = registry.latest().find(({ key }) => key === 'patients')?.version ?? ''

test.group('A clinic that comes from the first release of patients', (group) => {
  group.tap((one) => one.timeout(120_000))
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await clinicOn('1.0.0')
    owner = await createMember(clinic, 'owner')
    return async () => {
      await db.from('rollouts').delete()
      await removeClinic(clinic)
    }
  })

  test('is brought to the newest one and back, with everybody it knows', async ({
    assert,
    client,
  }) => {
    const before = await register(client, 'Ana', 'Penicillin: rash')
    assert.equal(await chartOf(client, before), 200)
    const step = await moved()
    assert.equal((await ledger.of(clinic.id)).get('patients')?.version, NEWEST)
    assert.equal(step.counts?.after?.patients, 1)
    assert.equal(await chartOf(client, before), 200)
    const after = await register(client, 'Berta', '')

    await revertStep(await Rollout.findOrFail(step.rolloutId), step)
    await until('it is back', async () => (await step.refresh()).state === 'reverted')
    assert.equal((await ledger.of(clinic.id)).get('patients')?.version, '1.0.0')
    for (const patient of [before, after]) assert.equal(await chartOf(client, patient), 200)
    assert.isString(await register(client, 'Carla', ''))
  })

  test('has the schema of a new clinic afterwards', async ({ assert }) => {
    await moved()
    const fresh = await clinicOn(NEWEST)
    try {
      assert.deepEqual(await schemaOf(clinic), await schemaOf(fresh))
    } finally {
      await removeClinic(fresh)
    }
  })

  async function moved(): Promise<RolloutStep> {
    const rollout = await planRollout({
      moduleKey: 'patients',
      version: NEWEST,
      clinicIds: [clinic.id],
      soakMs: 0,
      watchMs: 0,
    })
    await startRollout(rollout)
    await until(
      'the rollout is done',
      async () => (await Rollout.findOrFail(rollout.id)).state !== 'running',
      60_000
    )
    const step = await RolloutStep.findByOrFail({ rolloutId: rollout.id })
    if (step.state !== 'done') throw new RangeError(`It is ${step.state}: ${step.error}`)
    return step
  }

  async function register(client: ApiClient, given: string, allergies: string): Promise<string> {
    const response = await client
      .post(`/c/${clinic.slug}/patients`)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
      .form({ given, family: 'Santos', sex: 'female', allergies })
    response.assertStatus(303)
    return response.header('location')?.split('/').at(-1) ?? ''
  }

  async function chartOf(client: ApiClient, patient: string): Promise<number> {
    const page = client.get(`/c/${clinic.slug}/patients/${patient}`).loginAs(owner).accept('html')
    return (await page).status()
  }
})

/** With the other modules that go together with the first release. */
function clinicOn(version: string) {
  const releases = registry
    .latest()
    .filter(({ key, pkg }) => key !== 'patients' && !pkg.requires['@medtrack/patients'])
  const patients = registry.find('patients', version)
  if (!patients) throw new RangeError(`There is no patients@${version}.`)
  return createClinic({}, { releases: [...releases, patients] })
}

function schemaOf(clinic: Clinic): Promise<string[]> {
  return withSchemaRights(clinic, (client) => describeSchema(client))
}
