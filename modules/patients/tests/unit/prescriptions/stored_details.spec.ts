import { test } from '@japa/runner'
import { readDetails } from '../../../prescriptions/checks/stored_details.js'

const NOTHING = { findings: [], overrideReason: null }

test.group('Stored details of checks', () => {
  test('that make no sense are left out: {$self}')
    .with(['zq1markzq', '[]', 'null', '{"allergy":7}', '{"allergy":{"findings":[{"kind":"x"},3]}}'])
    .run(({ assert }, stored) => {
      assert.deepEqual(readDetails(stored), { 'allergy': NOTHING, 'duplicate-therapy': NOTHING })
    })

  test('are read as they were written', ({ assert }) => {
    const allergy = {
      findings: [{ kind: 'compared', subject: 'Latex' }],
      overrideReason: 'Because',
    }
    assert.deepEqual(readDetails(JSON.stringify({ allergy })).allergy, allergy)
    assert.deepEqual(readDetails(null).allergy, NOTHING)
  })
})
