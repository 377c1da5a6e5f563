import { test } from '@japa/runner'
import { fromKept } from '../../../details/vitals/units.js'
import { VITAL_FIELDS } from '../../../details/vitals/vitals.js'
import {
  bodyMassIndex,
  noVitals,
  readVital,
  unitFor,
  VITAL_KEYS,
  written,
} from '../../../visits/vital_signs.js'

test.group('Vital signs', () => {
  test('what is written in either unit comes back as it was written', ({ assert }) => {
    for (const units of ['metric', 'imperial'] as const) {
      for (const key of VITAL_KEYS) {
        const [least, most] = VITAL_FIELDS[key].possible
        for (let tenth = 1; tenth < 40; tenth++) {
          const kept = least + ((most - least) * tenth) / 40
          const typed = String(fromKept(kept, unitFor(key, units)))
          const reading = readVital(key, typed, units)
          assert.property(reading, 'value', `${key} ${typed}`)
          if ('value' in reading) {
            assert.equal(Number(written(key, reading.value, units)), Number(typed), key)
          }
        }
      }
    }
  })

  test('a comma is a point, and words are no number', ({ assert }) => {
    assert.deepEqual(readVital('temperature', '37,5', 'metric'), { value: 37.5 })
    for (const typed of ['high', '12/8', '-3', '1e3', '']) {
      assert.deepEqual(readVital('heartRate', typed, 'metric'), { problem: 'not-a-number' })
    }
    assert.deepEqual(readVital('heartRate', '720', 'metric'), { problem: 'implausible' })
  })

  test('the body mass index needs both', ({ assert }) => {
    assert.equal(bodyMassIndex({ ...noVitals(), weight: 70, height: 170 }), 24.2)
    assert.isNull(bodyMassIndex({ ...noVitals(), weight: 70 }))
  })
})
