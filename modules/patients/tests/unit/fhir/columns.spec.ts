import { test } from '@japa/runner'
import { CHART_MODELS } from '../../../fhir/charts.js'
import { KEPT_REASONS } from '../../../fhir/mapping.js'
import { headingsOf } from '../../../exchange/outgoing/csv_files.js'
import { Words } from '../../../exchange/outgoing/words.js'

test.group('Words for what leaves', () => {
  for (const locale of ['en', 'es']) {
    test(`name every table, column and reason in ${locale}`, async ({ assert }) => {
      const words = await Words.of(locale)
      const keys = [
        ...CHART_MODELS.map(({ table }) => `tables.${table.replace(/^patients_/, '')}`),
        ...CHART_MODELS.flatMap(headingsOf).map((column) => `columns.${column}`),
        ...KEPT_REASONS.map((reason) => `reasons.${reason}`),
      ]
      assert.deepEqual(
        keys.filter((key) => words.t(key) === key),
        []
      )
    })
  }

  test('fall back on English where nobody wrote any', async ({ assert }) => {
    assert.equal((await Words.of('../../etc')).t('yes'), 'Yes')
    assert.equal((await Words.of('xx')).t('yes'), 'Yes')
  })
})
