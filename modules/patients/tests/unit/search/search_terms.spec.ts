import { test } from '@japa/runner'
import { searchTerms } from '../../../search/search_terms.js'

const TODAY = '2026-11-22'

function matches(typed: string, order: 'mdy' | 'dmy' | 'ymd' = 'mdy') {
  return searchTerms(typed, order, TODAY).map((term) =>
    term.matches.map((match) =>
      'prefix' in match ? `${match.kind}:${match.prefix}*` : `${match.kind}:${match.exactly.join()}`
    )
  )
}

test.group('What is typed into the search box', () => {
  test('names in any order, with a comma or without', ({ assert }) => {
    assert.deepEqual(matches('mary smith'), [['w:mary*'], ['w:smith*']])
    assert.deepEqual(matches('Smith, Mary'), [['w:smith*'], ['w:mary*']])
  })

  test('a phone number in any format is the same digits')
    .with(['5551234567', '(555) 123-4567', '555.123.4567', '555 123 4567'])
    .run(({ assert }, typed) => assert.include(matches(typed)[0], 'p:5551234567*'))

  test('a country code or a trunk zero in front changes nothing', ({ assert }) => {
    assert.include(matches('+1 555 123 4567')[0], 'p:5551234567*')
    assert.include(matches('0612345678')[0], 'p:612345678*')
  })

  test('a birth date in any common form')
    .with([
      '7/30/1951',
      '07-30-1951',
      '7.30.51',
      '1951-07-30',
      'July 30, 1951',
      '30 Jul 1951',
      '30 de julio de 1951',
    ])
    .run(({ assert }, typed) => assert.include(matches(typed)[0], 'b:19510730'))

  test('an ambiguous date is read as the clinic writes dates', ({ assert }) => {
    assert.include(matches('3/4/1990', 'mdy')[0], 'b:19900304')
    assert.include(matches('3/4/1990', 'dmy')[0], 'b:19900403')
    assert.include(matches('25/12/1990', 'mdy')[0], 'b:19901225')
  })

  test('a year or a month of a year narrows by birth date', ({ assert }) => {
    assert.include(matches('1951')[0], 'b:1951*')
    assert.deepEqual(matches('03/1951'), [['b:195103*']])
  })

  test('a record number with letters stays one word', ({ assert }) => {
    assert.deepEqual(matches('P-000123'), [['w:p000123*']])
    assert.deepEqual(matches('0a22e990'), [['w:0a22e990*']])
  })

  test('everything together', ({ assert }) => {
    assert.deepEqual(matches('gleason 7/30/1951'), [['b:19510730'], ['w:gleason*']])
  })

  test('nothing, punctuation or a novel is no burden', ({ assert }) => {
    assert.deepEqual(matches('  , ; '), [])
    assert.isAtMost(matches('word '.repeat(500)).length, 6)
  })
})
