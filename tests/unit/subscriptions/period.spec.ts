import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { periodFrom, prorate } from '#subscriptions/period'

const NEW_YORK = 'America/New_York'
const at = (text: string, zone = NEW_YORK) => DateTime.fromISO(text, { zone })

/** The local days on which a year of periods ends. */
function ends(from: string, zone = NEW_YORK) {
  const anchor = at(from, zone)
  const found: string[] = []
  for (let start: DateTime = anchor; found.length < 12;) {
    const { end } = periodFrom(anchor, start, 'month', zone)
    found.push(end.setZone(zone).toFormat('yyyy-MM-dd HH:mm'))
    start = end
  }
  return found
}

test.group('Periods', () => {
  test('come back to the 31st after shorter months', ({ assert }) => {
    assert.deepEqual(ends('2026-01-31T09:30').slice(0, 4), [
      '2026-02-28 09:30',
      '2026-03-31 09:30',
      '2026-04-30 09:30',
      '2026-05-31 09:30',
    ])
  })

  test('of a year that began on 29 February end on the 28th, and on the 29th again', ({
    assert,
  }) => {
    const anchor = at('2024-02-29T08:00')
    const year = periodFrom(anchor, anchor, 'year', NEW_YORK)
    assert.equal(year.end.setZone(NEW_YORK).toISODate(), '2025-02-28')
    const fourth = periodFrom(anchor, at('2027-02-28T08:00'), 'year', NEW_YORK)
    assert.equal(fourth.end.setZone(NEW_YORK).toISODate(), '2028-02-29')
  })

  for (const day of ['01', '15', '28', '29', '30', '31']) {
    test(`from day ${day} on follow one another without gap, each later than the last`, ({
      assert,
    }) => {
      for (const zone of [NEW_YORK, 'Europe/Madrid', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']) {
        const found = ends(`2026-01-${day}T00:15`, zone)
        assert.deepEqual(found, [...found].sort())
        assert.lengthOf(new Set(found.map((end) => end.slice(0, 7))), 12)
        assert.deepEqual([...new Set(found.map((end) => end.slice(11)))], ['00:15'])
      }
    })
  }
})

test.group('Proration', () => {
  const march = { start: at('2026-03-01T10:00'), end: at('2026-04-01T10:00') }
  const CASES: [string, { before: number; after: number }, { credit: number; charge: number }][] = [
    ['2026-03-01T10:00', { before: 2_000, after: 5_000 }, { credit: -2_000, charge: 5_000 }],
    ['2026-03-01T23:59', { before: 2_000, after: 5_000 }, { credit: -2_000, charge: 5_000 }],
    ['2026-03-16T12:00', { before: 3_100, after: 6_200 }, { credit: -1_600, charge: 3_200 }],
    ['2026-03-08T12:00', { before: 3_100, after: 0 }, { credit: -2_400, charge: 0 }],
    ['2026-03-31T12:00', { before: 1_000, after: 1_000 }, { credit: -33, charge: 32 }],
    ['2026-04-01T10:00', { before: 1_000, after: 1_000 }, { credit: 0, charge: 0 }],
  ]
  for (const [moment, prices, expected] of CASES) {
    test(`on ${moment} of ${prices.before} and ${prices.after}`, ({ assert }) => {
      const { credit, charge } = prorate(march, at(moment), prices, NEW_YORK)
      assert.equal(credit + 0, expected.credit)
      assert.equal(charge, expected.charge)
    })
  }

  test('never gives back or charges more than the price, and never leaves the clinic worse off', ({
    assert,
  }) => {
    for (let day = 0; day <= 31; day++) {
      for (const price of [1, 99, 1_999, 2_000, 123_457]) {
        const moment = march.start.plus({ days: day })
        const { credit, charge } = prorate(march, moment, { before: price, after: price }, NEW_YORK)
        assert.isTrue(Number.isInteger(credit) && Number.isInteger(charge))
        assert.isTrue(-credit <= price && charge <= price)
        assert.isTrue(credit + charge <= 0 && credit + charge >= -1)
      }
    }
  })
})
