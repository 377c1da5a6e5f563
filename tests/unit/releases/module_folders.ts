import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { discoverModules } from '#releases/discovery'
import { ReleaseRegistry } from '#releases/registry'

const SDK = pathToFileURL(join(import.meta.dirname, '../../../app/sdk/index.ts')).href

interface Manifest {
  key?: unknown
  name?: unknown
  version?: unknown
  requires?: unknown
}

/** A deployment's folder with modules in it that a test writes as it needs them. */
export class ModuleFolders {
  readonly #root: string
  #count = 0

  static async make() {
    const root = await mkdtemp(join(tmpdir(), 'medtrack-modules-'))
    await writeFile(join(root, 'package.json'), '{}')
    return new ModuleFolders(root)
  }

  private constructor(root: string) {
    this.#root = root
  }

  /** A module that works, but for what the test says about it. */
  async add(key: string, manifest: Manifest = {}, contract: string = fit(key)) {
    const { name = `@medtrack/${key}`, version = '1.0.0', requires } = manifest
    const declared = { name, version, type: 'module', medtrack: { key: manifest.key ?? key } }
    const text = JSON.stringify({ ...declared, peerDependencies: requires })
    return this.write({ 'package.json': text, 'module.ts': contract })
  }

  /** Files of one module, as they are. */
  async write(files: Record<string, string>) {
    const folder = join(this.#root, 'modules', `folder${(this.#count += 1)}`)
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    return folder
  }

  /** What a process would carry that starts here. */
  async load(sdkVersion = '1.0.0') {
    const registry = new ReleaseRegistry()
    await registry.load(await discoverModules(this.#root), sdkVersion)
    const carried = registry.all().map(({ key, version }) => `${key}@${version}`)
    const problems = registry.problems.map(({ module, problem }) => `${module}: ${problem}`)
    return { registry, carried, problems }
  }

  remove() {
    return rm(this.#root, { recursive: true, force: true })
  }
}

/** Source of a contract; `parts` are more lines of it. */
export function fit(key: string, ...parts: string[]) {
  const permissions = `permissions: { '${key}.view': { title: 'See', roles: EVERYONE } },`
  const lines = [`title: '${key}', summary: 'For tests.', icon: 'box',`, permissions, ...parts]
  return `import { defineModule, EVERYONE } from '${SDK}'\nexport default defineModule({ ${lines.join(' ')} })\n`
}
