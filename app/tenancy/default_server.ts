import encryption from '@adonisjs/core/services/encryption'
import env from '#start/env'
import DatabaseServer from '#tenancy/database_server'

const NAME = 'default'

/** The server that `.env` describes, kept as the first placement. Others are added beside it. */
export async function ensureDefaultServer(): Promise<DatabaseServer> {
  const described =
    env.get('DB_ENGINE') === 'mysql'
      ? {
          engine: 'mysql' as const,
          host: env.get('DB_HOST'),
          port: env.get('DB_PORT', 3306),
          adminUser: env.get('DB_USER'),
          adminSecret: encryption.encrypt(env.get('DB_PASSWORD', '')),
        }
      : { engine: 'sqlite' as const, directory: 'clinics' }
  return DatabaseServer.updateOrCreate({ name: NAME }, { acceptsClinics: true, ...described })
}

/** Where the next clinic goes: the accepting server that holds the fewest. */
export async function chooseServer(): Promise<DatabaseServer> {
  const server = await DatabaseServer.query()
    .where('accepts_clinics', true)
    .orderByRaw('(select count(*) from clinics where database_server_id = database_servers.id)')
    .first()
  return server ?? ensureDefaultServer()
}
