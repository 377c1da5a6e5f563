import { BaseSchema } from '@adonisjs/lucid/schema'

/** Releases that a registry or a feed offers, as they were last seen. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('published_releases', (table) => {
      table.string('module_key', 40).notNullable()
      table.string('version', 40).notNullable()
      table.string('published_at', 30).nullable().comment('as the feed says')
      table.bigInteger('seen_at').notNullable().comment('ms since the epoch')
      table.primary(['module_key', 'version'])
    })
  }

  async down() {
    this.schema.dropTable('published_releases')
  }
}
