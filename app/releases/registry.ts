import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ModuleContractError } from '@medtrack/sdk'
import type { ModuleContract } from '@medtrack/sdk'
import { RouteBuilder } from '@medtrack/sdk/routes'
import semver from 'semver'
import { checkContract } from '#releases/contract_check'
import type { Discovery } from '#releases/discovery'
import type { ModulePackage, ModuleProblem } from '#releases/module_package'
import { fileUrl } from '#releases/module_package'
import type { Release } from '#releases/release'
import { namespaceOf } from '#releases/release'
import { checkRequirements } from '#releases/requirements'

/** Every release that this process carries, and every module that it had to leave out. */
export class ReleaseRegistry {
  readonly #releases = new Map<string, Release[]>()
  #problems: ModuleProblem[] = []

  /** Loads what was discovered. A module that cannot load is a problem, never a crash. */
  async load(discovery: Discovery, sdkVersion: string) {
    const promising = checkRequirements(discovery.packages, sdkVersion)
    this.#problems = [...discovery.problems, ...promising.problems]
    const loaded: Release[] = []
    for (const pkg of promising.usable) loaded.push(...(await this.#load(pkg)))
    // Once more: what a release requires may have turned out to be broken.
    const { usable, problems } = checkRequirements(
      loaded.map(({ pkg }) => pkg),
      sdkVersion
    )
    this.#problems.push(...problems)
    for (const release of loaded.filter(({ pkg }) => usable.includes(pkg))) this.#add(release)
  }

  get problems(): readonly ModuleProblem[] {
    return this.#problems
  }

  get keys() {
    return [...this.#releases.keys()].sort()
  }

  /** Releases of a module, oldest first. */
  versions(key: string): readonly Release[] {
    return this.#releases.get(key) ?? []
  }

  all(): Release[] {
    return this.keys.flatMap((key) => this.versions(key))
  }

  find(key: string, version: string): Release | undefined {
    return this.versions(key).find((release) => release.version === version)
  }

  /** The newest release that is no pre-release, of every module. */
  latest(): Release[] {
    return this.keys.flatMap((key) => {
      const stable = this.versions(key).filter(({ version }) => !semver.prerelease(version))
      return stable.slice(-1)
    })
  }

  async #load(pkg: ModulePackage): Promise<Release[]> {
    try {
      const contract = await loadContract(pkg)
      const builder = new RouteBuilder(pkg.key)
      contract.routes?.(builder)
      const { key, version } = pkg
      const namespace = namespaceOf(key, version)
      const release = { key, version, pkg, contract, routes: builder.routes, namespace }
      await checkContract(release)
      return [release]
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      this.#problems.push({ module: `${pkg.key}@${pkg.version}`, problem })
      return []
    }
  }

  #add(release: Release) {
    const releases = [...this.versions(release.key), release]
    this.#releases.set(
      release.key,
      releases.sort((a, b) => semver.compare(a.version, b.version))
    )
  }
}

async function loadContract(pkg: ModulePackage): Promise<ModuleContract> {
  const file = existsSync(join(pkg.folder, 'module.js')) ? 'module.js' : 'module.ts'
  const loaded = await import(fileUrl(pkg, file))
  if (!loaded.default?.title) {
    throw new ModuleContractError(pkg.key, 'module.ts does not export a contract as its default.')
  }
  return loaded.default
}

/** The releases of this process. */
export const registry = new ReleaseRegistry()
