import type Clinic from '#tenancy/clinic'
import type DatabaseServer from '#tenancy/database_server'
import { MysqlPlacement } from '#tenancy/mysql_placement'
import type { Placement } from '#tenancy/placement'
import { SqlitePlacement } from '#tenancy/sqlite_placement'

/** The placement of a database server. */
export function placementOn(server: DatabaseServer): Placement {
  return server.engine === 'mysql' ? new MysqlPlacement(server) : new SqlitePlacement(server)
}

/** The placement of a clinic that stands already. */
export async function placementOf(clinic: Clinic): Promise<Placement> {
  if (!clinic.$preloaded.databaseServer) {
    await clinic.load((loader) => loader.load('databaseServer'))
  }
  return placementOn(clinic.databaseServer)
}
