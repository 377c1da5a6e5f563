import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FsLoader } from '@adonisjs/core/ace'

const MODULES = fileURLToPath(new URL('../modules/', import.meta.url))

/**
 * The commands of every module, `modules/<key>/commands/*`. They are listed before the application boots, so that nobody
 * has heard of releases yet: a command is of the module as it stands in this deployment.
 */
export function moduleCommands() {
  const folders = existsSync(MODULES) ? readdirSync(MODULES) : []
  return folders
    .map((key) => `${MODULES}${key}/commands`)
    .filter((folder) => existsSync(folder))
    .map((folder) => async () => new FsLoader(folder))
}
