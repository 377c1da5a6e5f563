import { test } from '@japa/runner'
import { wordKeys } from '../../../../tests/factories/words.js'

const LANG = new URL('../../lang/', import.meta.url)

const keysOf = (locale: string) => wordKeys(LANG, locale)

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
