import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import semver from 'semver'

/** What a module's `package.json` says of it. */
export interface ModulePackage {
  key: string
  /** npm's name, e.g. `@medtrack/patients`. */
  name: string
  version: string
  /** Compatibility ranges by npm name: the SDK's and those of other modules. */
  requires: Record<string, string>
  /** Releases that a clinic may come from, as a range; `null`: any older one. */
  upgradesFrom: string | null
  folder: string
}

/** A sentence about a module that cannot be used, naming it. */
export interface ModuleProblem {
  module: string
  problem: string
}

const KEY = /^[a-z][a-z0-9]{1,30}$/
/** The core's own words: its tables, its permissions, its addresses below `/c/<clinic>`. */
const RESERVED = new Set([
  'core',
  'clinic',
  'search',
  'members',
  'invitations',
  'modules',
  'settings',
  'audit',
  'home',
])

/**
 * Reads a folder's `package.json`; `null` where it is not a module.
 *
 * @returns a problem where it means to be one and is not well formed
 */
export async function readModulePackage(
  folder: string
): Promise<ModulePackage | ModuleProblem | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const manifest = parse(text)
  if (!manifest) return { module: folder, problem: 'its package.json is not valid JSON.' }
  if (!manifest.medtrack) return null

  const { medtrack, name, version } = manifest
  const requires = manifest.peerDependencies ?? {}
  const key = medtrack.key ?? ''
  const unusable = problemOfKey(key)
  if (unusable) return { module: name ?? folder, problem: unusable }
  if (!name || !semver.valid(version)) {
    return { module: key, problem: `its version "${version}" is not a semantic version.` }
  }
  const bad = Object.entries(requires).find(([, range]) => !semver.validRange(range))
  if (bad) {
    return { module: key, problem: `it requires ${bad[0]} "${bad[1]}", which is no valid range.` }
  }
  const upgradesFrom = medtrack.upgradesFrom ?? null
  if (upgradesFrom !== null && !semver.validRange(upgradesFrom)) {
    return { module: key, problem: `it upgrades from "${upgradesFrom}", which is no valid range.` }
  }
  return { key, name, version: version as string, requires, upgradesFrom, folder }
}

/** What keeps a word from being a module's key; `null` where nothing does. */
export function problemOfKey(key: string): string | null {
  if (!KEY.test(key)) return `its key "${key}" is not [a-z][a-z0-9]*.`
  if (RESERVED.has(key)) return `its key "${key}" is kept for the core.`
  return null
}

/** Address of a file of the package, for `import()`; source and build differ in their ending. */
export function fileUrl(pkg: ModulePackage, file: string): string {
  return pathToFileURL(join(pkg.folder, file)).href
}

interface Manifest {
  name?: string
  version?: string
  medtrack?: { key?: string; upgradesFrom?: string }
  peerDependencies?: Record<string, string> | null
}

function parse(text: string): Manifest | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
