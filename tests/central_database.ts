import { mkdir, rm } from 'node:fs/promises'
import { createConnection } from 'mysql2/promise'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { storagePath } from '#config/storage'
import { seedPlans } from '#entitlements/plan_seeds'
import { MigrationRunner } from '@adonisjs/lucid/migration'

/** A fresh central database for this run, migrated as a deployment would be. */
export async function createCentralDatabase(): Promise<void> {
  await mkdir(storagePath(), { recursive: true })
  if (process.env.DB_ENGINE === 'mysql') {
    await administer(`CREATE DATABASE ${process.env.DB_NAME} CHARACTER SET utf8mb4`)
  }
  /** Without locks: nobody else knows this database. */
  const migrator = new MigrationRunner(db, app, {
    direction: 'up',
    dryRun: false,
    disableLocks: true,
  })
  await migrator.run()
  if (migrator.error) {
    throw migrator.error
  }
  await seedPlans()
}

/** Takes away what this run stored. Runs last, when every connection is closed. */
export async function removeCentralDatabase(): Promise<void> {
  if (process.env.DB_ENGINE === 'mysql') {
    await administer(`DROP DATABASE IF EXISTS ${process.env.DB_NAME}`)
  }
  await rm(storagePath(), { recursive: true, force: true })
}

async function administer(statement: string): Promise<void> {
  const connection = await createConnection({
    host: process.env.DB_HOST,
    port: Number(process.env.DB_PORT),
    user: process.env.DB_USER,
    password: process.env.DB_PASSWORD,
  })
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}
