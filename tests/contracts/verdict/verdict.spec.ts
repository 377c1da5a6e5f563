import { test } from '@japa/runner'
import { verdictOn } from '#entitlements/verdict'
import { cases } from '#tests/contracts/verdict/cases'

test.group('The verdict', () => {
  test('{title}')
    .with(cases)
    .run(({ assert }, { facts, verdict }) => {
      assert.deepEqual(verdictOn(facts), verdict)
    })

  test('has its cases: no two alike, and enough of them', ({ assert }) => {
    assert.isAtLeast(cases.length, 60)
    assert.lengthOf([...new Set(cases.map(({ title }) => title))], cases.length)
  })
})
