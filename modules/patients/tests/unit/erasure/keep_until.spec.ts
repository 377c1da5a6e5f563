import { test } from '@japa/runner'
import { keepUntil } from '../../../erasure/keep_until.js'

const RULE = { years: 10, adultAge: 18 }

test.group('How long a record is kept', () => {
  test('{visit}, born {birth}: until {until}')
    .with([
      { visit: '2014-05-06', birth: '1970-01-01', until: '2024-05-06' },
      { visit: '2014-05-06', birth: null, until: '2024-05-06' },
      { visit: '2020-01-01', birth: '2019-06-01', until: '2047-06-01' },
      { visit: '2020-06-01', birth: '2002-06-01', until: '2030-06-01' },
      { visit: '2020-05-31', birth: '2002-06-01', until: '2030-06-01' },
      { visit: '2016-02-29', birth: null, until: '2026-03-01' },
      { visit: null, birth: '2019-06-01', until: null },
    ])
    .run(({ assert }, { visit, birth, until }) => {
      assert.equal(keepUntil(RULE, visit, birth), until)
    })

  test('a rule of no years lets go at once', ({ assert }) => {
    assert.equal(keepUntil({ years: 0, adultAge: 18 }, '2020-01-01', null), '2020-01-01')
  })
})
