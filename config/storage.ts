import { resolve } from 'node:path'
import env from '#start/env'
import app from '@adonisjs/core/services/app'

/** A path below the folder that holds everything the embedded mode keeps. */
export function storagePath(...parts: string[]): string {
  return resolve(app.makePath(), env.get('STORAGE_PATH', 'storage'), ...parts)
}
