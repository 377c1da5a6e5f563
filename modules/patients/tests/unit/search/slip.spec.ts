import { test } from '@japa/runner'
import { deletions } from '../../../search/deletions.js'
import { withinOneSlip } from '../../../search/slip.js'

const WORDS = ['walker', 'covarrubias', 'ng', 'runolfsdottir', 'anna', 'nguyen', 'o', 'brennan']

/** Every word that one slip of the fingers makes of this one. */
function slips(word: string): string[] {
  const made: string[] = []
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    made.push(`${before}z${after}`)
    if (!after) continue
    made.push(before + after.slice(1), `${before}z${after.slice(1)}`)
    if (after.length > 1) made.push(before + after[1] + after[0] + after.slice(2))
  }
  return made
}

test.group('One slip of the fingers', () => {
  test('a letter more, less, wrong or swapped is one slip', ({ assert }) => {
    for (const word of WORDS) {
      for (const slip of slips(word)) assert.isTrue(withinOneSlip(word, slip), `${word} ${slip}`)
    }
  })

  test('two slips are too many', ({ assert }) => {
    for (const [left, right] of [
      ['walker', 'wlaekr'],
      ['anna', 'hanan'],
      ['smith', 'smythe'],
      ['abc', 'cba'],
      ['', 'ab'],
    ]) {
      assert.isFalse(withinOneSlip(left, right), `${left} ${right}`)
    }
  })

  test('a word and any slip of it meet in a deletion, so that an index finds them', ({
    assert,
  }) => {
    for (const word of WORDS) {
      for (const slip of slips(word)) {
        const shared = deletions(slip).filter((one) => deletions(word).includes(one))
        assert.isNotEmpty(shared, `${word} ${slip}`)
      }
    }
  })

  test('a long name costs no more rows than a short one', ({ assert }) => {
    assert.isAtMost(deletions('wolfeschlegelsteinhausenbergerdorff').length, 8)
  })
})
