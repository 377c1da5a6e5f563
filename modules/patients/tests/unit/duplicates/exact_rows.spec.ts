import { test } from '@japa/runner'
import { digestOf, readRow, sameValue, writeRow } from '../../../duplicates/exact_rows.js'

const ROW = {
  id: 'one',
  name: 'Ñandú 🦤 "x"',
  weight: 0.1,
  count: 0,
  nothing: null,
  bytes: Buffer.from([0, 255, 10, 34]),
}

test.group('Rows kept as they are', () => {
  test('come back as the very same, bytes included', ({ assert }) => {
    assert.deepEqual(readRow(writeRow(ROW)), ROW)
  })

  test('a column of a JSON type comes back as its text', ({ assert }) => {
    assert.deepEqual(readRow(writeRow({ facts: { a: [1, null] } })), { facts: '{"a":[1,null]}' })
  })

  test('any change shows in the digest, but for columns that are left out', ({ assert }) => {
    const digest = digestOf(ROW, ['id'])
    assert.equal(digestOf({ ...ROW, id: 'two' }, ['id']), digest)
    for (const change of [{ count: 1 }, { nothing: '' }, { bytes: Buffer.from([0, 255, 10]) }]) {
      assert.notEqual(digestOf({ ...ROW, ...change }, ['id']), digest)
    }
    assert.isTrue(sameValue(Buffer.from('a'), Buffer.from('a')))
    assert.isFalse(sameValue('1', 1))
  })
})
