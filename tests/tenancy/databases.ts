import { readdir } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { storagePath } from '#config/storage'

/** Every clinic database, and on MySQL every clinic user, that stands now: whatever the ledger says. */
export async function listClinicDatabases(): Promise<string[]> {
  if (process.env.DB_ENGINE !== 'mysql') {
    const files = await readdir(storagePath('clinics')).catch(() => [])
    return files.filter((file) => file.endsWith('.sqlite3'))
  }
  const [databases] = await db.rawQuery(
    `SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE 'clinic\\_%' OR schema_name LIKE 'template\\_%'`
  )
  const [users] = await db.rawQuery(`SELECT user AS name FROM mysql.user WHERE user LIKE 'c\\_%'`)
  return [...databases, ...users].map(({ name }: { name: string }) => name)
}
