import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import string from '@adonisjs/core/helpers/string'
import { format, resolveConfig } from 'prettier'

/** A module that works and is checked like any other source; its words give way to the new one's. */
const TEMPLATE = 'stubs/module'

/**
 * Begins a module: the template's files, by another name.
 *
 * @param folder where it is to stand, relative to the root
 */
export async function beginModule(root: string, folder: string, key: string): Promise<void> {
  const template = join(root, TEMPLATE)
  const entries = await readdir(template, { recursive: true, withFileTypes: true })
  const renamed = renaming(key)
  for (const entry of entries.filter((one) => one.isFile())) {
    const from = join(entry.parentPath, entry.name)
    const to = join(root, folder, renamed(from.slice(template.length)))
    await mkdir(dirname(to), { recursive: true })
    await writeFile(to, await inHouseStyle(to, renamed(await readFile(from, 'utf8'))))
  }
}

/** Lines are broken anew: the new words are longer or shorter. */
async function inHouseStyle(file: string, text: string) {
  if (!file.endsWith('.ts')) return text
  return format(text, { ...(await resolveConfig(file)), filepath: file })
}

function renaming(key: string) {
  const one = string.singular(key)
  const words: [string, string][] = [
    ['samples', key],
    ['Samples', string.pascalCase(key)],
    ['sample', one],
    ['Sample', string.pascalCase(one)],
  ]
  return (text: string) => words.reduce((said, [from, to]) => said.replaceAll(from, to), text)
}
