import { test } from '@japa/runner'
import { ageOn, spokenAge, todayIn } from '../../../people/age.js'

test.group('Age', () => {
  test('born {born}, on {on}: {count} {unit}')
    .with([
      { born: '1990-11-22', on: '2026-11-21', count: 35, unit: 'years' },
      { born: '1990-11-22', on: '2026-11-22', count: 36, unit: 'years' },
      { born: '2024-02-29', on: '2025-02-28', count: 11, unit: 'months' },
      { born: '2004-02-29', on: '2026-02-28', count: 21, unit: 'years' },
      { born: '2004-02-29', on: '2026-03-01', count: 22, unit: 'years' },
      { born: '2025-10-30', on: '2026-11-22', count: 12, unit: 'months' },
      { born: '2026-11-20', on: '2026-11-22', count: 2, unit: 'days' },
    ])
    .run(({ assert }, { born, on, count, unit }) => {
      assert.deepEqual(spokenAge(ageOn(born, on)), { count, unit })
    })

  test('today depends on where the clinic is', ({ assert }) => {
    const now = new Date('2026-11-22T03:00:00Z')
    assert.equal(todayIn('America/New_York', now), '2026-11-21')
    assert.equal(todayIn('Asia/Tokyo', now), '2026-11-22')
  })
})
