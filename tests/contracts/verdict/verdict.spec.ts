import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { verdictOn } from '#entitlements/verdict'
import type { Answer, VerdictFacts } from '#entitlements/verdict'

interface Case {
  title: string
  facts: VerdictFacts
  verdict: Answer
}

const file = new URL('./cases.json', import.meta.url)
// Written beside this file, in these very types.
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }

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
