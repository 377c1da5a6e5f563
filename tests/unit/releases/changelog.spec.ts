import { test } from '@japa/runner'
import { pointsOf } from '#releases/changelog'

const TEXT = `# Memos: what is new

## [1.1.0] - 2026-11-24
- Memos have a **colour**,
  which you choose.
- Press \`m\` to write one.

### Notes for administrators
Nothing.

## 1.0.0
- Write memos.
`

test.group("A module's changelog", () => {
  test('gives the points of one release, without the marks of Markdown', ({ assert }) => {
    assert.deepEqual(pointsOf(TEXT, '1.1.0'), [
      'Memos have a colour, which you choose.',
      'Press m to write one.',
    ])
    assert.deepEqual(pointsOf(TEXT, '1.0.0'), ['Write memos.'])
  })

  test('gives nothing where the release is not in it', ({ assert }) => {
    assert.deepEqual(pointsOf(TEXT, '1.1'), [])
    assert.deepEqual(pointsOf('', '1.0.0'), [])
  })
})
