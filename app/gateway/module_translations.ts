import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { readWords } from '#releases/words'
import type { WordTree } from '#releases/words'

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
    for (const { locale, words } of await readWords(contract.translations)) {
      loaded[locale] = { ...loaded[locale], ...flatten(words, namespace) }
    }
  }
}

function flatten(words: WordTree, prefix: string): Messages {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) => {
      const name = `${prefix}.${key}`
      return typeof value === 'object' ? Object.entries(flatten(value, name)) : [[name, value]]
    })
  )
}
