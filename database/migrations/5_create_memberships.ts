import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('memberships', (table) => {
      table.string('id', 36).primary()
      table.string('user_id', 36).notNullable().references('users.id').onDelete('CASCADE')
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('role', 20).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['user_id', 'clinic_id'])
      table.index(['clinic_id', 'role'])
    })
  }

  async down() {
    this.schema.dropTable('memberships')
  }
}
