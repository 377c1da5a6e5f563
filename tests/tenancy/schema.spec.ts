import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ensureIndex, ensureTable, idColumn, inChunks } from '@medtrack/sdk'

const TABLE = 'ensured_things'

test.group('Tables and indexes of migrations', (group) => {
  group.each.teardown(() => db.connection().schema.dropTableIfExists(TABLE))

  const make = async () => {
    const client = db.connection()
    await ensureTable(client, TABLE, (table) => {
      idColumn(table, client, 'id').primary()
      table.string('name', 40).notNullable()
    })
    await ensureIndex(client, TABLE, { columns: ['name'], name: 'ensured_things_name' })
    const once = { columns: ['name', 'id'], name: 'ensured_things_once', unique: true }
    await ensureIndex(client, TABLE, once)
  }

  test('are made once, however often their migration runs', async ({ assert }) => {
    await make()
    await db.table(TABLE).insert({ id: 'a', name: 'One' })
    await make()
    assert.lengthOf(await db.from(TABLE), 1)
  })

  test('are completed after a run that was interrupted between them', async ({ assert }) => {
    const client = db.connection()
    await ensureTable(client, TABLE, (table) => {
      idColumn(table, client, 'id').primary()
      table.string('name', 40).notNullable()
    })
    await make()
    await db.table(TABLE).insert({ id: 'a', name: 'One' })
    await assert.rejects(() => db.table(TABLE).insert({ id: 'a', name: 'One' }))
  })

  test('say what else went wrong', async ({ assert }) => {
    const missing = { columns: ['nothing'], name: 'ensured_things_nothing' }
    await make()
    await assert.rejects(() => ensureIndex(db.connection(), TABLE, missing))
  })

  test('take many rows in parts that fit every engine', async ({ assert }) => {
    const rows = Array.from({ length: 901 }, (_, index) => ({ id: `n${index}`, name: 'Many' }))
    await make()
    for (const some of inChunks(rows)) await db.table(TABLE).multiInsert(some)
    assert.lengthOf(await db.from(TABLE).select('id'), 901)
    assert.deepEqual([...inChunks([])], [])
    assert.deepEqual([...inChunks([1, 2, 3], 2)], [[1, 2], [3]])
  })
})
