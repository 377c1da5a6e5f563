import type { Migration } from '#releases/migration_source'
import { digest } from '#releases/migration_source'
import { MysqlTemplate } from '#releases/mysql_template'
import { SqliteTemplate } from '#releases/sqlite_template'
import type { Template } from '#releases/template'
import type Clinic from '#tenancy/clinic'

const building = new Map<string, Promise<void>>()

/**
 * Gives a clinic's empty database its schema by copying a template, which is built when migrations
 * have changed since the last one. The result equals running the migrations; a test compares both.
 */
export async function copyTemplate(
  clinic: Clinic,
  migrations: readonly Migration[]
): Promise<void> {
  const name = digest(migrations)
  const server = clinic.databaseServer
  const template: Template =
    server.engine === 'mysql' ? new MysqlTemplate(server, name) : new SqliteTemplate(name)
  const id = `${server.id}/${name}`
  if (!building.has(id) && !(await template.isBuilt())) {
    building.set(
      id,
      template.build(migrations).finally(() => building.delete(id))
    )
  }
  await building.get(id)
  await template.copyInto(clinic)
}
