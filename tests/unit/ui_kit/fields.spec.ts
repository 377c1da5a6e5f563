import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { describeField, errorSummary, type Flash } from '#start/view/fields'

function flashed(state: Record<string, unknown>): Flash {
  return { get: (key, otherwise) => state[key] ?? otherwise, has: (key) => key in state }
}

test.group('A form field', () => {
  test('shows what is stored while nothing went wrong', ({ assert }) => {
    const field = describeField({ name: 'givenName', value: 'Ana' }, flashed({}))
    assert.equal(field.value, 'Ana')
    assert.isFalse(field.describedBy)
  })

  test('shows what was typed, even nothing, when the form comes back', ({ assert }) => {
    const flash = flashed({ inputErrorsBag: { familyName: ['Enter it'] }, givenName: '' })
    assert.equal(describeField({ name: 'givenName', value: 'Ana' }, flash).value, '')
  })

  test('keeps its stored value when it was disabled and so not sent', ({ assert }) => {
    const flash = flashed({ inputErrorsBag: {} })
    assert.equal(describeField({ name: 'city', value: 'Manila' }, flash).value, 'Manila')
  })

  test('a box that was cleared stays clear', ({ assert }) => {
    const flash = flashed({ inputErrorsBag: {} })
    assert.equal(describeField({ name: 'consent', value: '1', choice: true }, flash).value, '')
  })

  test('never repeats a password', ({ assert }) => {
    const flash = flashed({ inputErrorsBag: {}, password: 'correct horse' })
    assert.isUndefined(describeField({ name: 'password', type: 'password' }, flash).value)
  })

  test('finds the error of a nested name and links the summary to it', ({ assert }) => {
    const flash = flashed({ inputErrorsBag: { 'phones.0.number': ['Too short'] } })
    const field = describeField({ name: 'phones[0][number]', hint: 'With prefix' }, flash)
    assert.deepEqual(field.errors, ['Too short'])
    assert.equal(field.describedBy, `${field.id}-hint ${field.id}-error`)
    assert.deepEqual(errorSummary(flash), [{ href: `#${field.id}`, message: 'Too short' }])
  })

  test('writes a moment the way a date input reads it', ({ assert }) => {
    const value = DateTime.fromISO('1984-02-11')
    assert.equal(describeField({ name: 'birthDate', type: 'date', value }).value, '1984-02-11')
  })
})
