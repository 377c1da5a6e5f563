import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { SNAPSHOT } from '#rollouts/schema/snapshot'
import { releaseHealth } from '#releases/release_health'
import { planRollout } from '#rollouts/planning/plan'
import { pinRelease } from '#rollouts/control'
import { until } from '#tests/http/releases/until'
import type { Place } from '#tests/rollouts/clinics'
import {
  clinicOn,
  clinicsOn,
  comesTo,
  freshSchema,
  inDatabase,
  ledgerOf,
  roll,
  runs,
  schemaOf,
  stepOf,
  tidyUp,
} from '#tests/rollouts/clinics'

async function read(client: ApiClient, { clinic, owner }: Place, path = '') {
  const response = await client
    .get(`/c/${clinic.slug}/notices${path}`)
    .loginAs(owner)
    .accept('html')
  return { status: response.status(), text: response.text() }
}

/** What stands in the copies that contract made. */
async function snapshotsIn(db: QueryClientContract) {
  const [table] = (await db.getAllTables()).filter((name) => name.startsWith(SNAPSHOT))
  return db.from(table)
}

test.group('Each release ends as it must', (group) => {
  tidyUp(group)

  test('one that adds a column and a page comes to every clinic', async ({ assert, client }) => {
    const places = Object.values(await clinicsOn('1.0.0'))
    assert.equal((await read(client, places[0], '/pinned')).status, 404)
    await comesTo(await roll('1.1.0'), 'done')
    for (const place of places) {
      assert.equal(await runs(place), '1.1.0')
      assert.equal((await read(client, place, '/pinned')).status, 200)
      assert.include((await read(client, place, '/first')).text, 'The first words.')
      assert.deepEqual(await ledgerOf(place), ['001_create_notices', '002_add_pinned_to_notices'])
    }
    assert.deepEqual(await schemaOf(places[0]), await freshSchema('1.1.0'))
  })

  test('one with a backfill fills what older releases wrote, before and after the flip', async ({
    assert,
    client,
  }) => {
    const place = await clinicOn('1.0.0')
    await inDatabase(place.clinic, (db) =>
      db.table('notices').multiInsert(
        Array.from({ length: 120 }, (_, at) => ({
          id: `n${at}`,
          title: `Notice ${at}`,
          text: `Words ${at}`,
        }))
      )
    )
    await comesTo(await roll('1.2.0'), 'done')
    const rows = await inDatabase(place.clinic, (db) => db.from('notices'))
    assert.lengthOf(rows, 121)
    for (const { text, body } of rows) assert.equal(body, text)
    assert.include((await read(client, place, '/n7')).text, 'Words 7')
  })

  test('one whose migration breaks stops at the canary, which never left its release', async ({
    assert,
    client,
  }) => {
    const { canary, early, stable } = await clinicsOn('1.2.0')
    const before = await schemaOf(canary)
    const rollout = await comesTo(await roll('1.3.0'), 'stopped')
    assert.equal(rollout.reasonCode, 'E_MIGRATION_FAILED')
    assert.include(rollout.reason, 'This migration breaks on purpose.')
    assert.equal((await stepOf(rollout, canary)).state, 'failed')
    for (const place of [early, stable]) {
      const { state, startedAt } = await stepOf(rollout, place)
      assert.deepEqual({ state, startedAt }, { state: 'waiting', startedAt: null })
    }
    for (const place of [canary, early, stable]) {
      assert.equal(await runs(place), '1.2.0')
      assert.equal((await read(client, place)).status, 200)
      assert.deepEqual(await schemaOf(place), before)
      assert.notInclude(await ledgerOf(place), '004_add_importance_to_notices')
    }
  })

  test('one that breaks at run time is taken back from the canary by what its pages answer', async ({
    assert,
    client,
  }) => {
    const { canary, early, stable } = await clinicsOn('1.2.0')
    for (let at = 0; at < 5; at++) await read(client, canary)
    const rollout = await roll('1.4.0', { watchMs: 60_000 })
    await until('the canary is moved', async () => (await runs(canary)) === '1.4.0')
    const answers = await Promise.all([1, 2, 3, 4].map(() => read(client, canary)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [500, 500, 500, 500]
    )
    await releaseHealth.flush()
    const stopped = await comesTo(rollout, 'stopped')
    assert.equal(stopped.reasonCode, 'E_RELEASE_UNHEALTHY')
    const isBack = async () => (await stepOf(rollout, canary)).state === 'reverted'
    await until('the canary is back', isBack)
    for (const place of [canary, early, stable]) {
      assert.equal(await runs(place), '1.2.0')
      assert.equal((await read(client, place)).status, 200)
    }
    for (const place of [early, stable]) {
      const { state, startedAt } = await stepOf(rollout, place)
      assert.deepEqual({ state, startedAt }, { state: 'waiting', startedAt: null })
    }
  })

  test('contract waits for the last clinic, keeps a copy, and takes the column away', async ({
    assert,
    client,
  }) => {
    const place = await clinicOn('1.2.0')
    const late = await clinicOn('1.2.0')
    const only = { clinicIds: [place.clinic.id] }
    await comesTo(await roll('2.0.0', only), 'done')
    await assert.rejects(
      () => planRollout({ moduleKey: 'notices', version: '2.0.0', kind: 'contract' }),
      /1 clinics run an older release of notices/
    )
    await comesTo(await roll('2.0.0'), 'done')
    const columns = (lines: string[]) => lines.join('\n')
    assert.match(columns(await schemaOf(place)), /text/)
    const contract = await comesTo(await roll('2.0.0', { kind: 'contract' }), 'done')
    for (const one of [place, late]) {
      assert.equal((await stepOf(contract, one)).state, 'done')
      assert.equal((await read(client, one, '/first')).status, 200)
      assert.include(await ledgerOf(one), 'contract/001_drop_text_from_notices')
      const has = await inDatabase(one.clinic, (db) => db.schema.hasColumn('notices', 'text'))
      assert.isFalse(has)
      const copies = await inDatabase(one.clinic, (db) => snapshotsIn(db))
      assert.deepEqual(
        copies.map(({ text }) => text),
        ['The first words.']
      )
    }
  })

  test('one clinic stays pinned on 1.0.0 while the others run 1.2.0 in the same process', async ({
    assert,
    client,
  }) => {
    const pinned = await clinicOn('1.0.0')
    const other = await clinicOn('1.0.0')
    await pinRelease(pinned.clinic.id, 'notices', true)
    await comesTo(await roll('1.2.0'), 'done')
    assert.deepEqual([await runs(pinned), await runs(other)], ['1.0.0', '1.2.0'])
    for (const [place, version] of [
      [pinned, '1.0.0'],
      [other, '1.2.0'],
    ] as const) {
      const words = `Words at ${version}`
      const saved = await client
        .post(`/c/${place.clinic.slug}/notices`)
        .loginAs(place.owner)
        .withCsrfToken()
        .redirects(0)
        .form({ title: 'Again', words })
      saved.assertStatus(303)
      const page = await read(client, place)
      assert.include(page.text, `Release ${version}`)
      const stored = await inDatabase(place.clinic, (db) =>
        db.from('notices').where('title', 'Again').firstOrFail()
      )
      assert.equal(stored.text, words)
    }
    assert.equal((await read(client, pinned, '/pinned')).status, 404)
    assert.equal((await read(client, other, '/pinned')).status, 200)
  })
})
