import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

type Messages = Record<string, string>

/** Loads every release's words under the release's own name, for the i18n service. */
export class ModuleTranslations {
  async load(): Promise<Record<string, Messages>> {
    const loaded: Record<string, Messages> = {}
    for (const release of registry.all()) await this.#add(release, loaded)
    return loaded
  }

  async #add({ contract, namespace }: Release, loaded: Record<string, Messages>) {
    if (!contract.translations) return
    const folder = fileURLToPath(contract.translations)
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json'))) {
      const locale = basename(file, '.json')
      const words = JSON.parse(await readFile(join(folder, file), 'utf8'))
      loaded[locale] = { ...loaded[locale], ...flatten(words, namespace) }
    }
  }
}

function flatten(words: Record<string, unknown>, prefix: string): Messages {
  return Object.entries(words).reduce<Messages>((flat, [key, value]) => {
    const name = `${prefix}.${key}`
    const isGroup = value !== null && typeof value === 'object'
    return isGroup
      ? { ...flat, ...flatten(value as Record<string, unknown>, name) }
      : { ...flat, [name]: String(value) }
  }, {})
}
