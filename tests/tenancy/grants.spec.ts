import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'

const isMysql = process.env.DB_ENGINE === 'mysql'

test.group('Database users', (group) => {
  let here: Clinic
  let other: Clinic
  const asClinicUser = (sql: string) =>
    enterClinic(here, PLATFORM, () => currentClinic().db.rawQuery(sql))

  group.setup(async () => {
    here = await createClinic()
    other = await createClinic()
    return async () => {
      await removeClinic(here)
      await removeClinic(other)
    }
  })

  test("a clinic's user reads its own tables", async ({ assert }) => {
    const table = isMysql ? `\`${here.databaseName}\`.audit_events` : 'audit_events'
    await asClinicUser(`SELECT * FROM ${table}`)
    assert.isTrue(true)
  }).skip(!isMysql, 'SQLite has no users: a file is opened, or it is not')

  test("a clinic's user cannot read another clinic's table", async ({ assert }) => {
    await assert.rejects(
      () => asClinicUser(`SELECT * FROM \`${other.databaseName}\`.audit_events`),
      /command denied|Access denied/
    )
  }).skip(!isMysql, 'SQLite has no users')

  test("a clinic's user cannot read the central database", async ({ assert }) => {
    await assert.rejects(
      () => asClinicUser(`SELECT * FROM \`${process.env.DB_NAME}\`.users`),
      /command denied|Access denied/
    )
  }).skip(!isMysql, 'SQLite has no users')

  test("a clinic's user sees no other database and changes no schema", async ({ assert }) => {
    const [rows] = await asClinicUser('SHOW DATABASES')
    const names = rows.map((row: Record<string, string>) => Object.values(row)[0])
    assert.sameMembers(names, ['information_schema', here.databaseName])
    await assert.rejects(() => asClinicUser('DROP TABLE audit_events'), /command denied/)
    await assert.rejects(() => asClinicUser('CREATE TABLE x (id int)'), /command denied/)
  }).skip(!isMysql, 'SQLite has no users')

  test('the password stands encrypted in the central database', async ({ assert }) => {
    const row = await db.from('clinics').where('id', here.id).firstOrFail()
    assert.notInclude(row.database_secret, row.database_user)
    assert.match(row.database_secret, /^gcm\./)
  }).skip(!isMysql, 'SQLite has no users')

  test('the audit trail refuses changes and removals', async ({ assert }) => {
    await enterClinic(here, PLATFORM, async () => {
      const { recordInClinic } = await import('#audit/clinic_trail')
      await recordInClinic(currentClinic(), { action: 'test.act', type: 'E' })
      const trail = () => currentClinic().db.from('audit_events')
      await assert.rejects(() => trail().update({ action: 'forged' }), /append-only/)
      await assert.rejects(() => trail().delete(), /append-only/)
      assert.lengthOf(await trail().where('action', 'test.act'), 1)
    })
  })
})
