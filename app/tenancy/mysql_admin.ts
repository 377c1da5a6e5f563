import encryption from '@adonisjs/core/services/encryption'
import type { Connection, ConnectionOptions } from 'mysql2/promise'
import { createConnection } from 'mysql2/promise'
import type DatabaseServer from '#tenancy/database_server'

/** How the platform itself signs in to a database server. */
export function adminAccess(server: DatabaseServer) {
  return {
    host: server.host ?? '127.0.0.1',
    port: server.port ?? 3306,
    user: server.adminUser ?? '',
    password: encryption.decrypt<string>(server.adminSecret ?? '') ?? '',
  }
}

/** Opens one administrative connection for as long as `work` takes. */
export async function asAdmin<T>(
  server: DatabaseServer,
  work: (admin: Connection) => Promise<T>,
  options: ConnectionOptions = {}
): Promise<T> {
  const admin = await createConnection({
    ...adminAccess(server),
    connectTimeout: 5_000,
    ...options,
  })
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
