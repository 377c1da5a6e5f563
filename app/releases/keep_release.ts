import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { ModuleContractError } from '@medtrack/sdk'
import { readModulePackage } from '#releases/module_package'

/** Where older releases stand beside the newest ones of `modules/`. */
export const KEPT = 'releases'

/**
 * Keeps the release that stands in `modules/<key>` while the next one is written there: without its
 * tests, in a folder of its own that is found like any module.
 *
 * @returns the folder, relative to the root
 * @throws ModuleContractError where there is no such module, or the release is kept already
 */
export async function keepRelease(root: string, key: string): Promise<string> {
  const folder = join(root, 'modules', key)
  const pkg = await readModulePackage(folder)
  if (!pkg || 'problem' in pkg) {
    throw new ModuleContractError(key, pkg?.problem ?? `there is no module in ${folder}.`)
  }
  const kept = join(KEPT, `${key}-${pkg.version}`)
  if (existsSync(join(root, kept))) {
    throw new ModuleContractError(key, `${pkg.version} is kept already, in ${kept}.`)
  }
  await cp(folder, join(root, kept), {
    recursive: true,
    filter: (path) => !/[\\/](tests|node_modules)$/.test(path),
  })
  return kept
}
