import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { ROOT } from './runtime.js'
import { ToolError } from './tool_error.js'

/** Every storage folder of the embedded engine holds it, and no other folder does. */
const MARK = 'central.sqlite3'

/** Removes the storage folder of the embedded engine, after making sure that it is one. */
export async function removeEmbeddedData(settings, root = ROOT) {
  const storage = resolve(root, settings.STORAGE_PATH || 'storage')
  if (!existsSync(storage) || readdirSync(storage).length === 0) {
    return
  }
  refuseForeignFolder(storage, root)
  await rm(storage, { recursive: true })
  console.log(`Removed ${storage}.`)
}

function refuseForeignFolder(storage, root) {
  const precious = [root, homedir()].some((path) => isInside(resolve(path), storage))
  if (precious || !existsSync(join(storage, MARK))) {
    throw new ToolError(
      'E_NOT_OUR_STORAGE',
      `${storage} does not look like MedTrack's storage folder (no ${MARK} in it), ` +
        'so nothing was removed. Check STORAGE_PATH in .env.'
    )
  }
}

function isInside(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
