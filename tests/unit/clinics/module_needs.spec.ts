import { test } from '@japa/runner'
import { dependentsOf, needsOf } from '#clinics/module_needs'
import { suggestSlug } from '#clinics/slug'

const NEEDS = new Map([
  ['patients', []],
  ['appointments', ['patients']],
  ['billing', ['patients', 'appointments']],
  ['branding', []],
])

test.group('What modules need of one another', () => {
  test('switching one off takes everything along that needs it, also through others', ({
    assert,
  }) => {
    assert.sameMembers(dependentsOf('patients', NEEDS), ['appointments', 'billing'])
    assert.deepEqual(dependentsOf('appointments', NEEDS), ['billing'])
    assert.deepEqual(dependentsOf('branding', NEEDS), [])
  })

  test('switching one on brings everything that it needs', ({ assert }) => {
    assert.sameMembers(needsOf('billing', NEEDS), ['patients', 'appointments'])
    assert.deepEqual(needsOf('patients', NEEDS), [])
  })

  test('ends where modules need each other in a circle', ({ assert }) => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ])
    assert.deepEqual(dependentsOf('a', circle), ['b'])
  })
})

test.group('An address from a name', () => {
  test('of {name} is {slug}')
    .with([
      { name: 'Santos Family Clinic', slug: 'santos-family-clinic' },
      { name: '  Clínica Peña & Söhne ', slug: 'clinica-pena-sohne' },
      { name: '診療所', slug: '' },
      { name: `${'a'.repeat(39)} b`, slug: 'a'.repeat(39) },
    ])
    .run(({ assert }, { name, slug }) => {
      assert.equal(suggestSlug(name), slug)
    })
})
