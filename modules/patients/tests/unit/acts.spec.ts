import { readdir, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { readWords } from '../../../../tests/factories/words.js'
import { ACTS, nameOf } from '../../acts.js'

const MODULE = new URL('../../', import.meta.url)

async function sources() {
  const paths = await readdir(MODULE, { recursive: true })
  const own = paths.filter((path) => path.endsWith('.ts') && !path.startsWith('tests/'))
  return Promise.all(
    own.map(async (path) => ({ path, text: await readFile(new URL(path, MODULE), 'utf8') }))
  )
}

test.group('Acts', () => {
  test('each has a sentence in every language, and no sentence is without its act', async ({
    assert,
  }) => {
    const files = await readWords(new URL('lang/', MODULE))
    const spoken = files.flatMap(({ locale, words }) =>
      words.audit ? [{ locale, names: words.audit }] : []
    )
    assert.lengthOf(spoken, new Set(files.map(({ locale }) => locale)).size)
    for (const { locale, names } of spoken) {
      const said = Object.keys(names).map((name) => `audit.${name}`)
      assert.sameMembers(said, ACTS.map(nameOf), locale)
      const sentences = Object.values(names)
      assert.lengthOf([...new Set(sentences)], sentences.length, locale)
    }
  })

  test('nothing is written to the trail past them', async ({ assert }) => {
    const past = /import\s*\{[^}]*\baudit\b[^}]*\}\s*from '@medtrack\/sdk'/
    const wrong = (await sources()).filter(({ text }) => past.test(text)).map(({ path }) => path)
    assert.deepEqual(wrong, ['acts.ts'])
  })

  test('each is written somewhere', async ({ assert }) => {
    const all = (await sources()).filter(({ path }) => path !== 'acts.ts')
    const text = all.map((source) => source.text).join()
    const unwritten = ACTS.filter((act) => {
      const verb = act.split('.').slice(2).join('.')
      return !text.includes(`'${act}'`) && !(verb && text.includes(`('${verb}'`))
    })
    assert.deepEqual(unwritten, [])
  })
})
