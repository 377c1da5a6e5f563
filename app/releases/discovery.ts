import { readdir, readFile, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { KEPT } from '#releases/keep_release'
import type { ModulePackage, ModuleProblem } from '#releases/module_package'
import { readModulePackage } from '#releases/module_package'

export interface Discovery {
  packages: ModulePackage[]
  problems: ModuleProblem[]
}

/**
 * Finds every module that stands in this deployment: the folders of `modules/` and `releases/`, the
 * dependencies of the application (older releases may stand there as npm aliases), and extra roots.
 */
export async function discoverModules(root: string, extraRoots: string[] = []): Promise<Discovery> {
  const roots = [
    join(root, 'modules'),
    join(root, KEPT),
    ...extraRoots.map((extra) => resolve(root, extra)),
  ]
  const folders = [
    ...(await Promise.all(roots.map(subfolders))).flat(),
    ...(await dependencies(root)),
  ]
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)))
  const found = await Promise.all([...new Set(real)].sort().map(readModulePackage))

  const discovery: Discovery = { packages: [], problems: [] }
  for (const entry of found) {
    if (!entry) continue
    if ('problem' in entry) discovery.problems.push(entry)
    else discovery.packages.push(entry)
  }
  return discovery
}

async function subfolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name))
}

async function dependencies(root: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return Object.keys(manifest.dependencies ?? {}).map((name) => join(root, 'node_modules', name))
}
