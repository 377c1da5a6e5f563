import { test } from '@japa/runner'
import { excerpt, isMeant, saysAll, wordsOf } from '../../../history/matching.js'

test.group('What is meant', () => {
  test('by all words, in any order, without case and accents', ({ assert }) => {
    assert.isTrue(saysAll('Enfermedad de Ménière', wordsOf('meniere ENFERMEDAD')))
    assert.isFalse(saysAll('Enfermedad de Ménière', wordsOf('meniere left')))
  })

  test('by how a code begins', ({ assert }) => {
    const diabetes = { code: 'E11.9', display: 'Type 2 diabetes mellitus' }
    for (const asked of ['E11', 'e11.9', 'diabetes', 'type 2']) {
      assert.isTrue(isMeant(diabetes, asked), asked)
    }
    for (const asked of ['E1 1', '11.9', 'E12', '', ' ']) {
      assert.isFalse(isMeant(diabetes, asked), asked)
    }
    assert.isTrue(isMeant({ code: null, display: 'Vitamin B12' }, 'b12'))
  })

  test('an excerpt shows the place', ({ assert }) => {
    const text = `${'Long ago. '.repeat(30)}Tinnitus on the left. ${'And so on. '.repeat(30)}`
    const shown = excerpt(text, ['tinnitus'])
    assert.include(shown, 'Tinnitus on the left.')
    assert.isBelow(shown.length, 200)
    assert.match(shown, /^….*…$/s)
    assert.equal(excerpt('Short.', ['nothing']), 'Short.')
  })
})
