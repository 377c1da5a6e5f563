import { readdir, readFile } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface WordTree {
  [key: string]: string | WordTree
}

/** One file of a module's words. */
export interface WordFile {
  locale: string
  /** Relative to the folder of words, for messages. */
  file: string
  words: WordTree
}

/**
 * A module's words: `<locale>.json`, and for a large module also one file for each of its parts in
 * `<locale>/`, whose keys stand beside those of the others.
 *
 * @throws SyntaxError naming the file that is no JSON
 */
export async function readWords(folder: URL): Promise<WordFile[]> {
  const root = fileURLToPath(folder)
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.json'))
  return Promise.all(
    files.sort().map(async (file) => {
      const locale = basename(file.split(sep)[0], '.json')
      return { locale, file, words: parse(await readFile(join(root, file), 'utf8'), file) }
    })
  )
}

function parse(text: string, file: string): WordTree {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SyntaxError(`words in ${file} are not valid JSON.`, { cause })
  }
}
