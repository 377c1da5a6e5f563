import { test } from '@japa/runner'
import { readDate } from '../../../people/dates.js'
import { implausibilities } from '../../../people/plausible_dates.js'

const TODAY = '2026-11-22'

test.group('Dates', () => {
  test('{typed} is {iso}')
    .with([
      { typed: '7/30/1951', iso: '1951-07-30' },
      { typed: '07-30-51', iso: '1951-07-30' },
      { typed: '1951-07-30', iso: '1951-07-30' },
      { typed: '19510730', iso: '1951-07-30' },
      { typed: '1951-07-30T00:00:00', iso: '1951-07-30' },
      { typed: '7/30/1951 0:00', iso: '1951-07-30' },
      { typed: 'July 30, 1951', iso: '1951-07-30' },
      { typed: '30 Jul 1951', iso: '1951-07-30' },
      { typed: '30-Jul-51', iso: '1951-07-30' },
      { typed: '30 de julio de 1951', iso: '1951-07-30' },
      { typed: '1er février 2020', iso: '2020-02-01' },
      { typed: '30. März 1980', iso: '1980-03-30' },
      { typed: '2/29/1988', iso: '1988-02-29' },
    ])
    .run(({ assert }, { typed, iso }) =>
      assert.deepEqual(readDate(typed, 'mdy', TODAY), { kind: 'date', iso })
    )

  test('days that no calendar has are told from what is no date', ({ assert }) => {
    for (const typed of ['13/45/1990', '2/29/1990', '0/0/2000', '19901345']) {
      assert.deepEqual(readDate(typed, 'mdy', TODAY), { kind: 'impossible' }, typed)
    }
    for (const typed of ['unknown', 'about 1950', '1/2', '', '12345']) {
      assert.deepEqual(readDate(typed, 'mdy', TODAY), { kind: 'unreadable' }, typed)
    }
  })

  test('a year of two digits is the latest that is not in the future', ({ assert }) => {
    assert.deepEqual(readDate('1/1/26', 'mdy', TODAY), { kind: 'date', iso: '2026-01-01' })
    assert.deepEqual(readDate('1/1/27', 'mdy', TODAY), { kind: 'date', iso: '1927-01-01' })
  })

  test('nobody is born tomorrow, dies tomorrow, or dies before being born', ({ assert }) => {
    const codes = (birthDate: string | null, deceasedOn: string | null) =>
      implausibilities({ birthDate, deceasedOn }, TODAY).map(
        ({ field, code }) => `${field} ${code}`
      )
    assert.deepEqual(codes('2026-11-23', null), ['birthDate in-the-future'])
    assert.deepEqual(codes('1990-01-01', '2026-11-23'), ['deceasedOn in-the-future'])
    assert.deepEqual(codes('1990-01-01', '1989-12-31'), ['deceasedOn before-birth'])
    assert.deepEqual(codes(TODAY, TODAY), [])
  })
})
