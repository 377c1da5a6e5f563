import { test } from '@japa/runner'
import {
  isInTheFuture,
  readPartialDate,
  writtenPartialDate,
} from '../../../details/partial_date.js'
import { proposedEntries } from '../../../details/allergies/noted_text.js'
import { masked, tidyIdentifier } from '../../../details/identifier_value.js'

const TODAY = '2026-03-04'

test.group('Partial dates', () => {
  test('{0} is {1}')
    .with([
      ['2019', '2019'],
      ['05/2019', '2019-05'],
      ['2019-5', '2019-05'],
      ['5.2019', '2019-05'],
      ['3/4/2019', '2019-03-04'],
      ['4 Mar 2019', '2019-03-04'],
      ['13/2019', null],
      ['2/30/2019', null],
      ['0019', null],
      ['spring', null],
    ])
    .run(({ assert }, [typed, iso]) => {
      assert.equal(readPartialDate(typed as string, 'mdy', TODAY), iso)
    })

  test('are written as they are read', ({ assert }) => {
    for (const iso of ['2019', '2019-05', '2019-05-09']) {
      for (const order of ['mdy', 'dmy', 'ymd'] as const) {
        assert.equal(readPartialDate(writtenPartialDate(iso, order), order, TODAY), iso)
      }
    }
  })

  test('this month and this year are not in the future, the next ones are', ({ assert }) => {
    const ahead = ['2026', '2026-03', '2026-04', '2027', '2026-03-05'].map((iso) =>
      isInTheFuture(iso, TODAY)
    )
    assert.deepEqual(ahead, [false, false, true, true, true])
  })
})

test.group('Allergies noted as text', () => {
  test('are taken apart at separators, with what happens behind a colon or in brackets', async ({
    assert,
  }) => {
    const entries = await proposedEntries('Penicillin: rash; Latex\nBee venom (swelling), kiwi')
    assert.deepEqual(
      entries.map(({ display, reaction, category }) => [display, reaction, category]),
      [
        ['Penicillin', 'rash', 'medication'],
        ['Latex', null, 'environment'],
        ['Bee venom', 'swelling', 'environment'],
        ['kiwi', null, null],
      ]
    )
  })
})

test.group('Identifiers', () => {
  test('are one number however they are grouped', ({ assert }) => {
    assert.equal(tidyIdentifier(' 078-05 1120 '), tidyIdentifier('078.05.1120'))
  })

  test('show their last four signs, short ones nothing', ({ assert }) => {
    assert.equal(masked('078-05-1120'), '•••• 1120')
    assert.equal(masked('1234567'), '••••')
    assert.equal(masked(null), '••••')
  })
})
