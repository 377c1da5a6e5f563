import { BaseSchema } from '@adonisjs/lucid/schema'

/** An update of many clinics. Moments are milliseconds since the epoch: leases are counted in them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('rollouts', (table) => {
      table.string('id', 36).primary()
      table.string('module_key', 40).notNullable()
      table.string('to_version', 40).notNullable()
      table.string('kind', 10).notNullable().comment('update or contract')
      table.string('state', 12).notNullable().index()
      table.string('reason_code', 60).nullable().comment('why it stopped or was paused')
      table.string('reason', 500).nullable()
      table.text('waves').notNullable().comment('JSON: ring and share of each wave')
      table.integer('wave').notNullable().defaultTo(0)
      table.integer('concurrency').notNullable().comment('steps at once on one database server')
      table.integer('budget_count').notNullable().comment('failures that a rollout may have')
      table.integer('budget_percent').notNullable().comment('of a wave')
      table.integer('soak_ms').notNullable()
      table.integer('watch_ms').notNullable()
      table.integer('hours_from').nullable().comment("hour of the clinic's day")
      table.integer('hours_to').nullable()
      table.boolean('is_automatic').notNullable().defaultTo(false)
      table.string('planned_by', 120).nullable()
      table.bigInteger('planned_at').notNullable()
      table.bigInteger('started_at').nullable()
      table.bigInteger('soak_until').nullable()
      table.bigInteger('ended_at').nullable()
      table.string('conductor', 120).nullable()
      table.bigInteger('conducted_until').notNullable().defaultTo(0)
      table.index(['module_key', 'to_version'])
    })
  }

  async down() {
    this.schema.dropTable('rollouts')
  }
}
