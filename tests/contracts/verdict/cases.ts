import { readFileSync } from 'node:fs'
import type { Answer, VerdictFacts } from '#entitlements/verdict'

export interface Case {
  title: string
  facts: VerdictFacts
  verdict: Answer
}

const file = new URL('./cases.json', import.meta.url)

/** Written beside this file, in these very types: facts in, verdict out. */
export const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }
