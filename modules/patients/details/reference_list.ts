import { readFile } from 'node:fs/promises'

/** Lines of one of the module's own lists, `reference/<name>.tsv`, cell by cell. */
export async function readReferenceList(name: string): Promise<string[][]> {
  const file = new URL(`../reference/${name}.tsv`, import.meta.url)
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
}

const lists = new Map<string, Promise<string[][]>>()

/** As `readReferenceList`, read once. */
export function referenceList(name: string): Promise<string[][]> {
  const known = lists.get(name) ?? readReferenceList(name)
  lists.set(name, known)
  return known
}
