import { mkdir } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import { createConnection } from 'mysql2/promise'
import { seedPlans } from '#entitlements/plan_seeds'
import { storagePath } from '#config/storage'
import env from '#start/env'
import { ensureDefaultServer } from '#tenancy/default_server'

/** Brings the central database into being and up to date. Quick when there is nothing to do. */
export async function prepareCentral(): Promise<void> {
  await mkdir(storagePath(), { recursive: true, mode: 0o700 })
  if (env.get('DB_ENGINE') === 'mysql') await createCentralDatabase()
  // Lucid's own lock is server-wide and would stop clinics of other deployments as well.
  const migrator = new MigrationRunner(db, app, { direction: 'up', disableLocks: true })
  await migrator.run()
  if (migrator.error) throw migrator.error
  await ensureDefaultServer()
  await seedPlans()
}

async function createCentralDatabase() {
  const connection = await createConnection({
    host: env.get('DB_HOST'),
    port: env.get('DB_PORT', 3306),
    user: env.get('DB_USER'),
    password: env.get('DB_PASSWORD', ''),
  })
  const name = env.get('DB_NAME', 'medtrack').replaceAll('`', '')
  await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4`)
  await connection.end()
}
