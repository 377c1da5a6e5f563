import { BaseSchema } from '@adonisjs/lucid/schema'
import { foldedColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients', (table) => {
        idColumn(table, db, 'id').primary()
        // Letter by letter, on MySQL too: `Ä-1` and `A-1` are two people's numbers.
        foldedColumn(table, db, 'record_number', 40).notNullable()
        table.string('prefix', 40).nullable()
        table.string('given', 100).notNullable()
        table.string('middle', 100).nullable()
        table.string('family', 100).notNullable()
        table.string('suffix', 40).nullable()
        table.string('preferred', 100).nullable()
        foldedColumn(table, db, 'sort_name', 191).notNullable().comment('folded family and given')
        table.string('sex', 10).notNullable()
        table.string('gender_identity', 100).nullable()
        table.string('birth_date', 10).nullable().comment('YYYY-MM-DD')
        table.boolean('deceased').notNullable().defaultTo(false)
        table.string('deceased_on', 10).nullable().comment('YYYY-MM-DD')
        table.string('marital_status', 3).nullable().comment('HL7 v3 MaritalStatus')
        table.text('phones').notNullable().comment('JSON: [{use, number}]')
        table.string('email', 254).nullable()
        table.string('address_line', 255).nullable()
        table.string('city', 100).nullable()
        table.string('state', 100).nullable()
        table.string('postal_code', 20).nullable()
        table.string('country', 100).nullable()
        table.text('allergies').nullable()
        table.integer('version').unsigned().notNullable().comment('one more with every edit')
        idColumn(table, db, 'import_id').nullable()
        idColumn(table, db, 'created_by').nullable()
        idColumn(table, db, 'updated_by').nullable()
        table.dateTime('archived_at').nullable()
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
      })
      await ensureIndex(db, 'patients', {
        columns: ['record_number'],
        name: 'patients_record_number_unique',
        unique: true,
      })
      await ensureIndex(db, 'patients', {
        columns: ['import_id'],
        name: 'patients_import_id_index',
      })
      await ensureIndex(db, 'patients', {
        columns: ['archived_at', 'sort_name', 'id'],
        name: 'patients_list_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients')
  }
}
