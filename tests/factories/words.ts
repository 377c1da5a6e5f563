import { readWords, type WordTree } from '#releases/words'

/** For modules' tests, which may reach the harness and not the core. */
export { readWords }

/** What a module says in a language, as keys such as `errors.needed`, once for each file that says it. */
export async function wordKeys(folder: URL, locale: string): Promise<string[]> {
  const files = await readWords(folder)
  return files.filter((file) => file.locale === locale).flatMap(({ words }) => keysIn(words))
}

function keysIn(words: WordTree, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysIn(value, `${prefix}${key}.`)
  )
}
