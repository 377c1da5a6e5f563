import { BaseSchema } from '@adonisjs/lucid/schema'

const COLUMNS = [
  ['users', 'email', 254],
  ['invitations', 'email', 254],
  ['clinics', 'slug', 40],
] as const

/**
 * MySQL takes `josé@` for `jose@`: one account could be guessed under many spellings, each counted
 * apart, and an invitation would reach somebody else. SQLite compares exactly as it is.
 */
export default class extends BaseSchema {
  async up() {
    this.#collate('utf8mb4_bin')
  }

  async down() {
    this.#collate('utf8mb4_general_ci')
  }

  #collate(collation: string) {
    if (this.db.dialect.name !== 'mysql') return
    for (const [table, column, length] of COLUMNS) {
      this.schema.raw(
        `ALTER TABLE ${table} MODIFY ${column} VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE ${collation} NOT NULL`
      )
    }
  }
}
