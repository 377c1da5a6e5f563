import { test } from '@japa/runner'
import { bmiOf } from '../../../details/vitals/bmi.js'
import { vitalProblems, type TypedVitals } from '../../../details/vitals/plausibility.js'
import { fromKept, habitualUnit, toKept } from '../../../details/vitals/units.js'

const NOTHING_SEEN = new Set<string>()

function typed(field: keyof TypedVitals, kept: number): TypedVitals {
  return { [field]: { text: String(kept), unit: 'kg', kept } }
}

const rules = (vitals: TypedVitals, age: number | null, seen = NOTHING_SEEN) =>
  vitalProblems(vitals, age, seen).map(({ rule }) => rule)

test.group('Units', () => {
  test('whatever is typed is shown again as it was, to one decimal', ({ assert }) => {
    for (const unit of ['[lb_av]', '[in_i]', '[degF]'] as const) {
      for (let value = 1; value < 400; value += 0.1) {
        const shown = Math.round(value * 10) / 10
        assert.equal(fromKept(toKept(shown, unit), unit), shown)
      }
    }
  })

  test('are those in which the clinic’s country thinks', ({ assert }) => {
    assert.equal(habitualUnit('mass', 'US'), '[lb_av]')
    assert.equal(habitualUnit('mass', 'ES'), 'kg')
    assert.equal(habitualUnit('pressure', 'US'), 'mm[Hg]')
  })
})

test.group('Plausibility', () => {
  test('what nobody is, is impossible at any age and however often it is sent', ({ assert }) => {
    const seen = new Set(['weight=700kg'])
    assert.deepEqual(rules(typed('weight', 700), 40, seen), ['impossible-value'])
  })

  test('what is usual depends on the age', ({ assert }) => {
    assert.deepEqual(rules(typed('weight', 4), 0), [])
    assert.deepEqual(rules(typed('weight', 4), 40), ['unusual-value'])
    assert.deepEqual(rules(typed('heartRate', 150), 0), [])
    assert.deepEqual(rules(typed('heartRate', 155), 40), ['unusual-value'])
  })

  test('of unknown age, whatever some age allows is usual', ({ assert }) => {
    assert.deepEqual(rules(typed('weight', 4), null), [])
    assert.deepEqual(rules(typed('weight', 300), null), ['unusual-value'])
  })

  test('an unusual value that was seen before is let through', ({ assert }) => {
    assert.deepEqual(rules(typed('weight', 300), 40, new Set(['weight=300kg'])), [])
  })

  test('a blood pressure is two numbers, the first the higher', ({ assert }) => {
    assert.deepEqual(rules(typed('systolic', 120), 40), ['other-pressure'])
    const swapped = { ...typed('systolic', 80), ...typed('diastolic', 120) }
    assert.deepEqual(rules(swapped, 40), ['pressures-swapped'])
  })
})

test.group('Body mass index', () => {
  test('is kilograms by the square of metres, and nothing without both', ({ assert }) => {
    assert.equal(bmiOf(80, 178), 25.2)
    assert.isNull(bmiOf(80, null))
    assert.isNull(bmiOf(null, 178))
  })
})
