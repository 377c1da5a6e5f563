import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { gunzipSync } from 'node:zlib'
import { readdir, readFile, rm } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { deleteClinic, resumeClinic, suspendClinic } from '#clinics/life'
import { provisionClinic } from '#clinics/provisioning'
import { sweepHalfMade } from '#clinics/sweep'
import { storagePath } from '#config/storage'
import { describeSchema } from '#releases/clinic_schema'
import { ranMigrations } from '#releases/migrator'
import Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { connections } from '#tenancy/connections'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'
import { createClinic, newClinic, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'
import { listClinicDatabases } from '#tests/tenancy/databases'

const STEPS = ['reserve', 'database', 'schema', 'fingerprint', 'releases', 'verify', 'open']

test.group('Provisioning', () => {
  test('the template gives the same schema and the same ledger as the migrations', async ({
    assert,
  }) => {
    const copied = await createClinic({}, { schemaFrom: 'template' })
    const migrated = await createClinic({}, { schemaFrom: 'migrations' })
    const describe = async (clinic: Clinic) => {
      const placement = await placementOf(clinic)
      return withConnection(placement.migrator(clinic), async (client) => ({
        schema: await describeSchema(client),
        ledger: [...(await ranMigrations(client))].sort(),
      }))
    }
    const template = await describe(copied)
    assert.deepEqual(template, await describe(migrated))
    assert.isAbove(template.schema.length, 10)
    await removeClinic(copied)
    await removeClinic(migrated)
  }).timeout(60_000)

  for (const failing of STEPS.slice(0, -1)) {
    test(`a failure after "${failing}" leaves no clinic and no database`, async ({ assert }) => {
      const input = newClinic()
      const before = await listClinicDatabases()
      await assert.rejects(
        () =>
          provisionClinic(input, {
            afterStep: (step) => {
              if (step === failing) throw new RangeError('stop here')
            },
          }),
        /could not be made/
      )
      assert.isNull(await Clinic.findBy('slug', input.slug))
      assert.sameMembers(await listClinicDatabases(), before)
      await removeClinic(await createClinic({ slug: input.slug }))
    })
  }

  for (const [index, step] of STEPS.entries()) {
    test(`killed after "${step}": ${step === 'open' ? 'the clinic stands' : 'nothing is left after the next start'}`, async ({
      assert,
    }) => {
      const input = newClinic()
      const before = await listClinicDatabases()
      await killWhileProvisioning(input.slug, step)
      assert.isNotNull(await Clinic.findBy('slug', input.slug))
      const isWhole = index === STEPS.length - 1
      assert.equal(await directory.bySlug(input.slug).then(Boolean), isWhole)

      await sweepHalfMade()
      const clinic = await Clinic.findBy('slug', input.slug)
      assert.equal(Boolean(clinic), isWhole)
      if (clinic) await removeClinic(clinic)
      assert.sameMembers(await listClinicDatabases(), before)
    }).timeout(60_000)
  }

  test('a clinic that a living process is making is left alone', async ({ assert }) => {
    const input = newClinic()
    await provisionClinic(input, {
      afterStep: async (step) => {
        if (step === 'schema') assert.notInclude(await sweepHalfMade(), input.slug)
      },
    })
    const clinic = await Clinic.findByOrFail('slug', input.slug)
    assert.isTrue(clinic.isActive)
    await removeClinic(clinic)
  })

  test('a step that takes longer than the lease is not swept from under its feet', async ({
    assert,
  }) => {
    const input = newClinic()
    const clinic = await provisionClinic(input, {
      leaseMs: 150,
      afterStep: async (step) => {
        if (step !== 'schema') return
        const { provisionerLeaseUntil: first } = await Clinic.findByOrFail('slug', input.slug)
        await until('the lease is longer', async () => {
          const { provisionerLeaseUntil: now } = await Clinic.findByOrFail('slug', input.slug)
          return Number(now) > Number(first)
        })
      },
    })
    assert.isNull((await Clinic.findOrFail(clinic.id)).provisionerLeaseUntil)
    await removeClinic(clinic)
  })

  test('a taken, a reserved and a malformed address are refused at the field', async ({
    assert,
  }) => {
    const clinic = await createClinic()
    for (const slug of [clinic.slug, 'console', 'A b', '-x', 'x', 'a'.repeat(41)]) {
      const refused = await provisionClinic(newClinic({ slug })).catch((error) => error)
      assert.equal(refused.code, 'E_CLINIC_REFUSED', slug)
      assert.equal(refused.field, 'slug')
    }
    await removeClinic(clinic)
  })

  test('two at once for one address: one is made, the other refused', async ({ assert }) => {
    const slug = newClinic().slug
    const results = await Promise.allSettled([1, 2].map(() => provisionClinic(newClinic({ slug }))))
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await removeClinic(await Clinic.findByOrFail('slug', slug))
  })
})

test.group("A clinic's life", () => {
  test('suspended, it is known as such at once; resumed, it opens again', async ({ assert }) => {
    const clinic = await createClinic()
    assert.equal((await directory.bySlug(clinic.slug))?.status, 'active')
    await suspendClinic(clinic, 'Unpaid since June')
    assert.equal((await directory.bySlug(clinic.slug))?.status, 'suspended')
    await resumeClinic(clinic)
    assert.equal((await directory.bySlug(clinic.slug))?.status, 'active')
    await removeClinic(clinic)
  })

  test('deleting needs the name typed, exports everything first, then leaves nothing', async ({
    assert,
  }) => {
    const before = await listClinicDatabases()
    const clinic = await createClinic({ name: 'Clinic of Doctor Típica' })
    const name = 'Clinic of Doctor Típica'
    await assert.rejects(() => deleteClinic(clinic, name), /Suspend or archive/)
    await suspendClinic(clinic, 'They close at the end of June')
    await assert.rejects(() => deleteClinic(clinic, 'clinic of doctor'), /Type the clinic's name/)
    const file = await deleteClinic(clinic, name)
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trim()
      .split('\n')
    const rows = lines.map((line) => JSON.parse(line))
    assert.deepInclude(rows, { table: 'clinic_fingerprint', row: { clinic_id: clinic.id } })
    assert.isNull(await Clinic.find(clinic.id))
    assert.sameMembers(await listClinicDatabases(), before)
    await rm(file)
  })
})

test.group('Deleting a clinic', (group) => {
  let clinic: Clinic
  group.each.setup(async () => {
    clinic = await createClinic()
    await suspendClinic(clinic, 'They close at the end of June')
    return () => removeClinic(clinic)
  })

  const exportsOf = async ({ slug }: Clinic) =>
    (await readdir(storagePath('exports')).catch(() => [])).filter((file) => file.startsWith(slug))

  test('touches no database that belongs to another clinic', async ({ assert }) => {
    const other = await createClinic()
    const { databaseName, databaseUser, databaseSecret } = clinic
    const taken = ['databaseName', 'databaseUser', 'databaseSecret'] as const
    for (const field of taken) clinic[field] = other[field] as string
    await assert.rejects(() => deleteClinic(clinic, clinic.name), /does not identify itself/)
    assert.deepEqual(await exportsOf(clinic), [])
    const lease = await connections.acquire(other)
    lease.release()
    clinic.merge({ databaseName, databaseUser, databaseSecret })
    await removeClinic(other)
  })

  test('is refused where somebody opened it again meanwhile', async ({ assert }) => {
    const seen = await Clinic.query().where('id', clinic.id).preload('databaseServer').firstOrFail()
    await resumeClinic(clinic)
    const refused = await deleteClinic(seen, seen.name).catch((error) => error)
    assert.equal(refused.code, 'E_CLINIC_REFUSED')
    assert.isTrue((await Clinic.findOrFail(clinic.id)).isActive)
    await connections.acquire(clinic).then((lease) => lease.release())
  })

  test('is written down before anything is dropped', async ({ assert }) => {
    const stuck = await Clinic.query()
      .where('id', clinic.id)
      .preload('databaseServer')
      .firstOrFail()
    stuck.delete = () => Promise.reject(new RangeError('the process dies here'))
    await assert.rejects(() => deleteClinic(stuck, stuck.name), /dies here/)
    const act = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'clinic.delete' })
      .firstOrFail()
    assert.include(act.details, '.ndjson.gz')
  })
})

/** Makes a clinic in a process of its own that kills itself, hard, right after a step. */
async function killWhileProvisioning(slug: string, step: string) {
  const script = app.makePath('tests/tenancy/provision_and_die.ts')
  const child = spawn(process.execPath, ['--import', '@poppinss/ts-exec', script, slug, step], {
    env: process.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  if (signal !== 'SIGKILL') {
    throw new RangeError(`The process ended by ${signal} instead of being killed.`)
  }
}
