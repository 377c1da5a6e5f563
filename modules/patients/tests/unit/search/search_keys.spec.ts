import { test } from '@japa/runner'
import { searchKeys, subscriberDigits } from '../../../search/search_keys.js'

const ANA = {
  recordNumber: 'P-000123',
  given: 'Ana',
  middle: null,
  family: "O'Neil",
  preferred: null,
  birthDate: '1990-01-02',
  phones: [{ use: 'home' as const, number: '(555) 123-4567 ext. 12' }],
}

function keys(patient = ANA) {
  return searchKeys(patient).map(({ kind, term }) => `${kind}:${term}`)
}

test.group('Search keys', () => {
  test('names, record number with and without its zeros, birth date', ({ assert }) => {
    assert.includeMembers(keys(), [
      'w:ana',
      'w:oneil',
      'w:neil',
      'w:p000123',
      'w:123',
      'b:19900102',
      'f:oneil|ana',
    ])
  })

  test('any four digits in a row of the phone number begin a key, the extension none', ({
    assert,
  }) => {
    const phones = keys().filter((key) => key.startsWith('p:'))
    for (const digits of ['5551', '1234', '4567']) {
      assert.isTrue(
        phones.some((key) => key.startsWith(`p:${digits}`)),
        digits
      )
    }
    assert.lengthOf(phones, 7)
  })

  test('a Chinese name is found written in one', ({ assert }) => {
    assert.include(keys({ ...ANA, given: '小龙', family: '李' }), 'w:李小龙')
  })

  test('no key is stored twice', ({ assert }) => {
    const stored = keys({ ...ANA, given: 'Ana', middle: null, family: 'Ana' })
    assert.deepEqual(stored, [...new Set(stored)])
  })

  test('numbers reach the same telephone whatever is dialled in front', ({ assert }) => {
    assert.equal(subscriberDigits('+1 (555) 123-4567'), subscriberDigits('555 123 4567'))
    assert.isNull(subscriberDigits('911'))
  })
})
