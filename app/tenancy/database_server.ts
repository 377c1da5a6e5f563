import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'

export type Engine = 'sqlite' | 'mysql'

/** A place where clinic databases stand: a MySQL/MariaDB server, or a folder of SQLite files. */
export default class DatabaseServer extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare name: string
  @column() declare engine: Engine
  @column() declare host: string | null
  @column() declare port: number | null
  @column({ serializeAs: null }) declare adminUser: string | null
  @column({ serializeAs: null }) declare adminSecret: string | null
  @column() declare directory: string | null
  @column({ consume: Boolean }) declare acceptsClinics: boolean
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(server: DatabaseServer) {
    server.id ??= v7()
  }
}
