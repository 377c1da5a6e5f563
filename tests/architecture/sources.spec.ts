import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { violations } from './rules.js'
import { isScript, readSourceTree } from './source_tree.js'

test.group('Sources', () => {
  const tree = readSourceTree(app.makePath())

  test('the checker sees the application', ({ assert }) => {
    assert.isAbove([...tree.keys()].filter(isScript).length, 50)
    assert.isTrue(tree.has('app/sdk/index.ts'))
  })

  test('every import keeps to the dependency rules', ({ assert }) => {
    const sentences = violations(tree).map(
      ({ rule, file, problem }) => `[${rule}] ${file} ${problem}`
    )
    assert.deepEqual(sentences, [])
  })
})
