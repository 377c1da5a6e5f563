import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { judge, type Judgement, type KnownPeople } from '../../../imports/fates.js'
import { RowReader } from '../../../imports/row_reader.js'
import { guessReading, readSpreadsheet } from '../../../imports/spreadsheet.js'
import { Acquaintances } from '../../../resemblance/acquaintances.js'
import {
  SHARED_COUNTS,
  sharedSpreadsheet,
  TROUBLED_COUNTS,
  troubledSpreadsheet,
} from '../../spreadsheets.js'

function assess(bytes: Buffer, known: KnownPeople = new Acquaintances()) {
  const { reading, mapping } = guessReading(bytes, 'dmy')
  const { rows } = readSpreadsheet(bytes, reading)
  const reader = new RowReader({ mapping, rows, order: reading.dateOrder, today: '2026-11-22' })
  const candidates = rows.map((row) => ({ number: row.number, ...reader.read(row) }))
  return { candidates, judgements: judge(candidates, reader.fields, known) }
}

function count(judgements: Judgement[]) {
  const counts = { 'new': 0, 'repeat': 0, 'look-alike': 0, 'unusable': 0 }
  for (const { fate } of judgements) counts[fate]++
  return counts
}

/** The clinic after it imported what was new. */
function imported({ candidates, judgements }: ReturnType<typeof assess>): KnownPeople {
  const known: KnownPeople = new Acquaintances()
  judgements.forEach(({ fate, number }, index) => {
    const { draft } = candidates[index]
    if (fate === 'new') {
      known.add({ ...draft, recordNumber: draft.recordNumber ?? `P-${number}`, id: String(number) })
    }
  })
  return known
}

test.group('The fate of every row', () => {
  test('a troubled spreadsheet is sorted exactly', ({ assert }) => {
    const { judgements } = assess(Buffer.from(troubledSpreadsheet()))
    assert.deepEqual(count(judgements), TROUBLED_COUNTS)
  })

  test('of two that look alike the more complete one stays, even when it comes later', ({
    assert,
  }) => {
    const { judgements } = assess(Buffer.from(troubledSpreadsheet()))
    const [first] = judgements
    assert.equal(first.fate, 'look-alike')
    assert.deepEqual(first.twin, { number: 5 })
  })

  test('importing the same file again brings nobody twice', ({ assert }) => {
    const first = assess(Buffer.from(troubledSpreadsheet()))
    const { judgements } = assess(Buffer.from(troubledSpreadsheet()), imported(first))
    const { 'new': fresh, repeat, 'look-alike': alike, unusable } = count(judgements)
    assert.equal(fresh, 0)
    assert.equal(repeat, TROUBLED_COUNTS.new + TROUBLED_COUNTS.repeat)
    assert.equal(alike, TROUBLED_COUNTS['look-alike'])
    assert.equal(unusable, TROUBLED_COUNTS.unusable)
  })

  test('a record number that another patient has is a look-alike, whatever the name', ({
    assert,
  }) => {
    const first = assess(Buffer.from('First,Last,MRN\nAna,Silva,A1\n'))
    const { judgements } = assess(Buffer.from('First,Last,MRN\nOlga,Petrova,a1\n'), imported(first))
    assert.deepEqual(
      judgements.map(({ fate, why }) => [fate, why]),
      [['look-alike', 'record-number']]
    )
  })

  test('a file full of one birth date is judged in a moment', ({ assert }) => {
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `Given${index},Family${index},1/1/1900`
    )
    const started = performance.now()
    const { judgements } = assess(Buffer.from(['First,Last,DOB', ...rows].join('\n')))
    assert.lengthOf(judgements, 5_000)
    assert.isBelow(performance.now() - started, 5_000)
  })

  test('the real spreadsheet gives exactly its counts', ({ assert }) => {
    const { judgements } = assess(readFileSync(sharedSpreadsheet as string))
    assert.deepEqual(count(judgements), SHARED_COUNTS)
  }).skip(sharedSpreadsheet === null, 'it does not lie beside the repository')
})
