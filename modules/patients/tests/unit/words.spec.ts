import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'

type Words = { [key: string]: string | Words }

function read(locale: string): Words {
  return JSON.parse(readFileSync(new URL(`../../lang/${locale}.json`, import.meta.url), 'utf8'))
}

function keys(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`)
  )
}

test.group('Words', () => {
  test('Spanish says everything that English says', ({ assert }) => {
    assert.sameMembers(keys(read('es')), keys(read('en')))
  })
})
