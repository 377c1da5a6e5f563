import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import env from '#start/env'
import app from '@adonisjs/core/services/app'

let home: string | undefined

/** A path below the folder that holds everything the embedded mode keeps. Asked for at each look at a clinic's file. */
export function storagePath(...parts: string[]): string {
  home ??= resolve(app.makePath(), env.get('STORAGE_PATH', 'storage'))
  return resolve(home, ...parts)
}

/** A file with what is known of the world rather than of anybody, in a folder that is made where it is missing. */
export function referencePath(name: string): string {
  mkdirSync(storagePath('reference'), { recursive: true })
  return storagePath('reference', name)
}
