import { test } from '@japa/runner'
import { overlay } from '../../../fhir/overlay.js'
import { readExactly } from '../../../fhir/json.js'
import { asDiv, textOf } from '../../../fhir/narrative.js'

const ORIGINAL = {
  resourceType: 'Patient',
  name: [
    { use: 'maiden', family: 'Leroy' },
    { use: 'official', family: 'Dubois', given: ['Mireille'], extension: [{ url: 'x' }] },
  ],
  onsetAge: { value: 4 },
}
const BASE = { resourceType: 'Patient', name: [{ use: 'official', family: 'Dubois' }] }

test.group('Laying changes over an original', () => {
  test('changes nothing where nothing changed', ({ assert }) => {
    assert.deepEqual(overlay(ORIGINAL, BASE, BASE), ORIGINAL)
  })

  test('finds the element that is ours by what it holds, and keeps the rest of it', ({
    assert,
  }) => {
    const current = { resourceType: 'Patient', name: [{ use: 'official', family: 'Martin' }] }
    assert.deepEqual(overlay(ORIGINAL, BASE, current).name, [
      { use: 'maiden', family: 'Leroy' },
      { use: 'official', family: 'Martin', given: ['Mireille'], extension: [{ url: 'x' }] },
    ])
  })

  test('adds what is new and takes away what is gone, and nothing of what is not ours', ({
    assert,
  }) => {
    const added = { ...BASE, name: [...BASE.name, { use: 'nickname', given: ['Mimi'] }] }
    assert.deepEqual(overlay(ORIGINAL, BASE, added).name, [
      ...ORIGINAL.name,
      { use: 'nickname', given: ['Mimi'] },
    ])
    const removed = { resourceType: 'Patient', name: [] }
    assert.deepEqual(overlay(ORIGINAL, BASE, removed).name, [ORIGINAL.name[0]])
  })

  test('leaves one of several kinds of an element', ({ assert }) => {
    const merged = overlay(ORIGINAL, BASE, { ...BASE, onsetDateTime: '2001' })
    assert.notProperty(merged, 'onsetAge')
    assert.propertyVal(merged, 'onsetDateTime', '2001')
  })

  test('is not misled by names that objects have themselves', ({ assert }) => {
    const original = JSON.parse('{"__proto__":{"a":1},"b":1}')
    const merged = overlay(original, { b: 1 }, { b: 2 })
    assert.equal(JSON.stringify(merged), '{"__proto__":{"a":1},"b":2}')
  })
})

test.group('Reading and writing', () => {
  test('numbers come out as they went in', ({ assert }) => {
    const text = '{"a":1.10,"b":[1E3,-0.0,12345678901234567890,3]}'
    assert.equal(JSON.stringify(readExactly(text)), text)
  })

  test('text survives its markup', ({ assert }) => {
    const text = 'a < b & c\r\n  "d" <br/> &amp; \u00a0e'
    assert.equal(textOf({ status: 'additional', div: asDiv(text) }), text)
  })
})
