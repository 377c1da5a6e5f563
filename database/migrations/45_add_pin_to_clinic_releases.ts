import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('clinic_releases', 'pinned_at')) return
    this.schema.alterTable('clinic_releases', (table) => {
      table.dateTime('pinned_at').nullable().comment('no rollout moves it while set')
      table.string('pinned_by', 120).nullable()
      table.string('contract_version', 40).nullable().comment('older releases cannot run again')
    })
  }

  async down() {
    this.schema.alterTable('clinic_releases', (table) => {
      table.dropColumns('pinned_at', 'pinned_by', 'contract_version')
    })
  }
}
