import { test } from '@japa/runner'
import { readWords, type WordTree } from '../../../../tests/factories/words.js'

const LANG = new URL('../../lang/', import.meta.url)

function keys(words: WordTree, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`)
  )
}

async function keysOf(locale: string) {
  const files = await readWords(LANG)
  return files.filter((file) => file.locale === locale).flatMap(({ words }) => keys(words))
}

test.group('Words', () => {
  test('Spanish says everything that English says', async ({ assert }) => {
    assert.sameMembers(await keysOf('es'), await keysOf('en'))
  })

  test('say nothing twice, in whichever file', async ({ assert }) => {
    const all = await keysOf('en')
    assert.deepEqual(
      all.filter((key, index) => all.indexOf(key) !== index),
      []
    )
  })
})
