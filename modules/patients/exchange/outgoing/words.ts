import { readFile } from 'node:fs/promises'

interface WordTree {
  [key: string]: string | WordTree
}

const DEFAULT_LOCALE = 'en'

/**
 * This area's words in one language, for files that are made in the background, where no page is. They are plain: no
 * numbers or dates stand in them.
 */
export class Words {
  private constructor(
    readonly locale: string,
    readonly tree: WordTree
  ) {}

  static async of(locale: string): Promise<Words> {
    const known = /^[a-z]{2}(?:-[A-Z]{2})?$/.test(locale) ? locale : DEFAULT_LOCALE
    try {
      return new Words(known, await read(known))
    } catch {
      return new Words(DEFAULT_LOCALE, await read(DEFAULT_LOCALE))
    }
  }

  /** A code of FHIR in plain words; those without any are told as they are. */
  code(code: string | null): string {
    const word = this.t(`codes.${code}`)
    return word === `codes.${code}` ? (code ?? '') : word
  }

  /** @returns the key itself where nobody wrote a word for it */
  t(key: string): string {
    let word: string | WordTree | undefined = this.tree
    for (const part of key.split('.')) word = typeof word === 'object' ? word[part] : undefined
    return typeof word === 'string' ? word : key
  }
}

async function read(locale: string): Promise<WordTree> {
  const file = new URL(`../../lang/${locale}/exchange.json`, import.meta.url)
  return JSON.parse(await readFile(file, 'utf8')).exchange
}
