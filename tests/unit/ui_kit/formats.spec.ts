import { test } from '@japa/runner'
import { formatMoment, formatMoney, type Reader } from '#start/view/formats'
import { listPages } from '#start/view/pages'

const MANILA: Reader = { locale: 'en', timeZone: 'Asia/Manila' }

test.group('Moments, money and pages as people read them', () => {
  test('a moment is told in the zone of the clinic', ({ assert }) => {
    const told = formatMoment('2026-03-04 17:30:00', 'datetime', MANILA)
    assert.equal(told.replace(/\s/g, ' '), 'Mar 5, 2026, 1:30 AM')
  })

  test('a birth date stays on its day in every zone', ({ assert }) => {
    for (const timeZone of ['Pacific/Honolulu', 'UTC', 'Pacific/Kiritimati']) {
      assert.equal(formatMoment('1984-02-11', 'date', { locale: 'en', timeZone }), 'Feb 11, 1984')
    }
  })

  test('the clinic decides the order of a date in figures', ({ assert }) => {
    const told = (['dmy', 'mdy', 'ymd'] as const).map((dateOrder) =>
      formatMoment('1984-02-11', 'date', { ...MANILA, dateOrder })
    )
    assert.deepEqual(told, ['11/02/1984', '02/11/1984', '1984-02-11'])
  })

  test('the reader decides the language', ({ assert }) => {
    const told = formatMoment('1984-02-11', 'date', { locale: 'es', timeZone: 'UTC' })
    assert.equal(told, '11 feb 1984')
  })

  test('what is no moment is told as nothing', ({ assert }) => {
    for (const at of [null, undefined, '', 'soon']) {
      assert.equal(formatMoment(at, 'datetime', MANILA), '')
    }
  })

  test('money counts in the smallest unit of its currency', ({ assert }) => {
    assert.equal(formatMoney(12050, 'USD', 'en'), '$120.50')
    assert.equal(formatMoney(12050, 'JPY', 'en'), '¥12,050')
  })

  test('pages keep the question and show the neighbours of the current one', ({ assert }) => {
    const list = listPages({ page: 10, perPage: 20, total: 400, href: '/p', query: { q: 'ana' } })
    assert.deepEqual(
      list.pages.map(({ page }) => page ?? '…'),
      [1, '…', 9, 10, 11, '…', 20]
    )
    assert.equal(list.next, '/p?q=ana&page=11')
    assert.deepEqual([list.first, list.last], [181, 200])
  })
})
