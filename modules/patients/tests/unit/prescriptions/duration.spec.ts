import { test } from '@japa/runner'
import { lastDay } from '../../../prescriptions/duration.js'

test.group('How long a prescription lasts', () => {
  test('ends on the last day of the last refill, or never', ({ assert }) => {
    assert.equal(lastDay('2026-02-25', { durationDays: 7, refills: 0 }), '2026-03-03')
    assert.equal(lastDay('2026-02-25', { durationDays: 1, refills: 0 }), '2026-02-25')
    assert.equal(lastDay('2026-01-01', { durationDays: 30, refills: 2 }), '2026-03-31')
    assert.isNull(lastDay('2026-01-01', { durationDays: null, refills: 5 }))
  })
})
