import { test } from '@japa/runner'
import { guessDateOrder, guessHeader, guessMapping } from '../../../imports/guesses.js'
import { mappingProblems } from '../../../imports/targets.js'

const row = (...cells: string[]) => ({ number: 1, cells })

test.group('Guessing columns', () => {
  test('{header} fills {target}')
    .with([
      { header: 'D.O.B.', target: 'birthDate' },
      { header: 'First Name(s)', target: 'given' },
      { header: "Patient's last name", target: 'family' },
      { header: 'Chart No', target: 'recordNumber' },
      { header: 'Fecha de nacimiento', target: 'birthDate' },
      { header: 'Teléfono móvil', target: 'phoneMobile' },
      { header: 'Apellidos', target: 'family' },
      { header: 'Nom de famille', target: 'family' },
      { header: 'Prénom', target: 'given' },
      { header: 'Geburtsdatum', target: 'birthDate' },
      { header: 'PLZ', target: 'postalCode' },
      { header: 'Favourite colour', target: null },
    ])
    .run(({ assert }, { header, target }) => assert.deepEqual(guessMapping([header], []), [target]))

  test('a column without a telling name is known by what stands in it', ({ assert }) => {
    const rows = [
      row('a@b.example', '555-010-1234', '7/30/1951', 'f'),
      row('c@d.example', '555-010-1235', '1/2/1960', 'M'),
    ]
    assert.deepEqual(guessMapping(['A', 'B', 'C', 'D'], rows), [
      'email',
      'phoneMobile',
      'birthDate',
      'sex',
    ])
  })

  test('no field is filled twice, but a street may have two lines', ({ assert }) => {
    assert.deepEqual(guessMapping(['DOB', 'Birthday', 'Address 1', 'Address 2'], []), [
      'birthDate',
      null,
      'addressLine',
      'addressLine',
    ])
  })

  test('a whole name yields to its parts', ({ assert }) => {
    assert.deepEqual(guessMapping(['Name', 'First', 'Last'], []), [null, 'given', 'family'])
    assert.deepEqual(guessMapping(['Name'], []), ['fullName'])
  })

  test('a first row that looks like a patient is no header', ({ assert }) => {
    assert.isTrue(guessHeader([row('Last Name', 'DOB')]))
    assert.isTrue(guessHeader([row('Klantnaam', 'Kleur')]))
    assert.isFalse(guessHeader([row('Silva', '7/30/1951', '555-010-1234')]))
  })

  test('the order of dates comes from those that allow one only, else from the clinic', ({
    assert,
  }) => {
    assert.equal(guessDateOrder(['3/4/1990', '7/30/1951'], 'dmy'), 'mdy')
    assert.equal(guessDateOrder(['3/4/1990', '30/7/1951'], 'mdy'), 'dmy')
    assert.equal(guessDateOrder(['3/4/1990', '13/45/1990'], 'dmy'), 'dmy')
    assert.equal(guessDateOrder(['1990-04-03'], 'mdy'), 'ymd')
  })

  test('a mapping without a name, or with two of one kind, is refused', ({ assert }) => {
    const codes = (mapping: Parameters<typeof mappingProblems>[0]) =>
      mappingProblems(mapping).map(({ code }) => code)
    assert.deepEqual(codes(['birthDate']), ['no-given', 'no-family'])
    assert.deepEqual(codes(['given', 'family', 'sex', 'sex']), ['twice'])
    assert.deepEqual(codes(['fullName', 'phoneMobile', 'phoneMobile']), [])
  })
})
