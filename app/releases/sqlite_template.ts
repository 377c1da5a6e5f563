import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, rename } from 'node:fs/promises'
import { storagePath } from '#config/storage'
import type { Migration } from '#releases/migration_source'
import { migrate } from '#releases/migrator'
import type { Template } from '#releases/template'
import type Clinic from '#tenancy/clinic'
import { SqlitePlacement } from '#tenancy/sqlite_placement'
import { withConnection } from '#tenancy/with_connection'

/** A file that is copied: a clone where the file system can, so it costs next to nothing. */
export class SqliteTemplate implements Template {
  readonly #file: string

  constructor(name: string) {
    this.#file = storagePath('templates', `${name}.sqlite3`)
  }

  isBuilt() {
    return access(this.#file).then(
      () => true,
      () => false
    )
  }

  async build(migrations: readonly Migration[]) {
    await mkdir(storagePath('templates'), { recursive: true })
    const draft = `${this.#file}.${randomUUID()}`
    await withConnection(
      {
        client: 'better-sqlite3',
        connection: { filename: draft },
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      },
      (client) => migrate(client, migrations)
    )
    await rename(draft, this.#file)
  }

  async copyInto(clinic: Clinic) {
    const target = new SqlitePlacement(clinic.databaseServer).file(clinic)
    await copyFile(this.#file, target, constants.COPYFILE_FICLONE)
  }
}
