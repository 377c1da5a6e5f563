import { test } from '@japa/runner'
import { fold, nameWords, sameName, typedWords } from '../../../search/fold.js'

test.group('Folding names', () => {
  test('{name} becomes {folded}')
    .with([
      { name: 'MUÑOZ', folded: 'munoz' },
      { name: 'Größe', folded: 'grosse' },
      { name: 'Søren Kierkegård', folded: 'soren kierkegard' },
      { name: 'Łukasz', folded: 'lukasz' },
      { name: 'Nguyễn', folded: 'nguyen' },
      { name: 'ﬁona', folded: 'fiona' },
      { name: 'Ælfrēd', folded: 'aelfred' },
    ])
    .run(({ assert }, { name, folded }) => assert.equal(fold(name), folded))

  test('letters of other scripts keep the marks that make them', ({ assert }) => {
    assert.equal(fold('がく'), 'がく')
    assert.equal(fold('김철수'), '김철수')
    assert.equal(fold('李小龙'), '李小龙')
  })

  test('a compound name is found by its parts and as a whole', ({ assert }) => {
    assert.sameMembers(nameWords("O'Neil"), ['neil', 'oneil'])
    assert.sameMembers(nameWords('Smith-Jones'), ['smith', 'jones', 'smithjones'])
    assert.sameMembers(nameWords('de la Cruz'), ['de', 'la', 'cruz', 'delacruz'])
  })

  test('a typed apostrophe or hyphen joins, a space splits', ({ assert }) => {
    assert.deepEqual(typedWords('O’Neil smith-jones'), ['oneil', 'smithjones'])
  })

  test('names are the same whatever their case, accents and punctuation', ({ assert }) => {
    assert.equal(sameName('  O’NEÍL '), sameName("O'Neil"))
    assert.notEqual(sameName('Neil'), sameName("O'Neil"))
  })
})
