import { test } from '@japa/runner'
import { wordKeys } from '../../../../tests/factories/words.js'
import { EVENT_KINDS } from '../../booking/verbs.js'

const LANG = new URL('../../lang/', import.meta.url)

const keysOf = (locale: string) => wordKeys(LANG, locale)

test.group('Words of appointments', () => {
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

  test('name whatever happens to an appointment in the trail', async ({ assert }) => {
    const named = new Set(await keysOf('en'))
    for (const kind of EVENT_KINDS) {
      assert.isTrue(named.has(`audit.${kind.replaceAll('-', '_')}`), kind)
    }
  })
})
