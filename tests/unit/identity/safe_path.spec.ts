import { test } from '@japa/runner'
import { safePath, signInPath } from '#identity/safe_path'

test.group('A place that a visitor names', () => {
  test('may be any page of ours: {$self}')
    .with(['/', '/c/santos', '/c/santos/patients?q=ana&page=2#list', '/account'])
    .run(({ assert }, path) => {
      assert.equal(safePath(path), path)
    })

  test('is never another site: {$self}')
    .with([
      '',
      'account',
      'https://evil.test',
      'HTTPS:evil.test',
      '//evil.test',
      '///evil.test',
      '/\\evil.test',
      '/\t/evil.test',
      '/\n//evil.test',
      '/.//evil.test',
      '/x/..//evil.test',
      '/\u0000',
      'javascript:alert(1)',
    ])
    .run(({ assert }, path) => {
      assert.isNull(safePath(path))
    })

  test('is never endless', ({ assert }) => {
    assert.isNull(safePath(`/${'a'.repeat(3000)}`))
  })

  test('is text, and nothing else', ({ assert }) => {
    for (const value of [undefined, null, 7, ['/account'], { toString: () => '/account' }]) {
      assert.isNull(safePath(value))
    }
  })

  test('is carried along to the sign-in page', ({ assert }) => {
    assert.equal(signInPath(), '/sign-in')
    assert.equal(signInPath({ next: '/' }), '/sign-in')
    assert.equal(
      signInPath({ next: '/c/santos?q=a&b', why: 'expired' }),
      '/sign-in?next=%2Fc%2Fsantos%3Fq%3Da%26b&why=expired'
    )
  })
})
