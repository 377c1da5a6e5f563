import { BaseSchema } from '@adonisjs/lucid/schema'

/** Which steps were handed out together. Whoever works them changes them only while it is theirs. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('rollout_steps', 'batch')) return
    this.schema.alterTable('rollout_steps', (table) => {
      table.string('batch', 36).nullable().index()
    })
  }

  async down() {
    this.schema.alterTable('rollout_steps', (table) => {
      table.dropIndex(['batch'])
      table.dropColumn('batch')
    })
  }
}
