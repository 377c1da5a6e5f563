import { test } from '@japa/runner'
import { isUnusable } from '../../../imports/findings.js'
import { RowReader } from '../../../imports/row_reader.js'
import type { Mapping } from '../../../imports/targets.js'
import { splitName } from '../../../imports/whole_name.js'

function read(mapping: Mapping, ...cells: string[]) {
  const rows = [{ number: 2, cells }]
  return new RowReader({ mapping, rows, order: 'mdy', today: '2026-11-22' }).read(rows[0])
}

function problems(mapping: Mapping, ...cells: string[]) {
  return read(mapping, ...cells).findings.map(({ field, code }) => `${field} ${code}`)
}

const NAMED: Mapping = ['given', 'family']

test.group('Reading a row', () => {
  test('line breaks inside a name become a space, a formula stays text', ({ assert }) => {
    const { draft } = read(NAMED, 'Pat\nAnn', '=HYPERLINK("http://x")')
    assert.equal(draft.given, 'Pat Ann')
    assert.equal(draft.family, '=HYPERLINK("http://x")')
  })

  test('each thing wrong is told at its field', ({ assert }) => {
    assert.deepEqual(problems(NAMED, '', 'Nobody'), ['given missing'])
    assert.deepEqual(problems(NAMED, 'Ghost', ' '), ['family missing'])
    assert.deepEqual(problems([...NAMED, 'birthDate'], 'A', 'B', '13/45/1990'), [
      'birthDate impossible-date',
    ])
    assert.deepEqual(problems([...NAMED, 'birthDate'], 'A', 'B', 'spring'), [
      'birthDate unreadable-date',
    ])
    assert.deepEqual(problems([...NAMED, 'birthDate'], 'A', 'B', '1/1/2091'), [
      'birthDate in-the-future',
    ])
    assert.deepEqual(
      problems([...NAMED, 'birthDate', 'deceased'], 'A', 'B', '5/5/1955', '4/4/1944'),
      ['deceasedOn before-birth']
    )
    assert.deepEqual(problems(NAMED, 'A'.repeat(101), 'B'), ['given too-long'])
  })

  test('a word nobody understands is left out and told, the row stays good', ({ assert }) => {
    const row = read(
      [...NAMED, 'sex', 'maritalStatus', 'email'],
      'A',
      'B',
      '?',
      'complicated',
      'at home'
    )
    assert.deepEqual(
      row.findings.map(({ field }) => field),
      ['sex', 'maritalStatus', 'email']
    )
    assert.isFalse(isUnusable(row))
    assert.equal(row.draft.sex, 'unknown')
  })

  test('sex in several languages; beside hombre, M is mujer', ({ assert }) => {
    const sexOf = (...values: string[]) => {
      const rows = values.map((value, index) => ({ number: index + 2, cells: ['A', 'B', value] }))
      const reader = new RowReader({
        mapping: [...NAMED, 'sex'],
        rows,
        order: 'dmy',
        today: '2026-11-22',
      })
      return rows.map((row) => reader.read(row).draft.sex)
    }
    assert.deepEqual(sexOf('M', 'F'), ['male', 'female'])
    assert.deepEqual(sexOf('H', 'M'), ['male', 'female'])
    assert.deepEqual(sexOf('weiblich', 'männlich', 'divers'), ['female', 'male', 'other'])
  })

  test('a column of deaths may say when, or merely that', ({ assert }) => {
    const death = (value: string) => {
      const { deceased, deceasedOn } = read([...NAMED, 'deceased'], 'A', 'B', value).draft
      return [deceased, deceasedOn]
    }
    assert.deepEqual(death('8/16/2008'), [true, '2008-08-16'])
    assert.deepEqual(death('yes'), [true, null])
    assert.deepEqual(death('No'), [false, null])
    assert.deepEqual(death(''), [false, null])
  })

  test('several phones and two lines of a street come together', ({ assert }) => {
    const mapping: Mapping = [...NAMED, 'phoneWork', 'phoneMobile', 'addressLine', 'addressLine']
    const { draft } = read(mapping, 'A', 'B', '555 0101', '555 0102', '1 Elm St', 'Apt 2')
    assert.deepEqual(draft.phones, [
      { use: 'mobile', number: '555 0102' },
      { use: 'work', number: '555 0101' },
    ])
    assert.equal(draft.addressLine, '1 Elm St, Apt 2')
  })

  test('a whole name comes apart')
    .with([
      { whole: 'Santos, Ana Maria', given: 'Ana', middle: 'Maria', family: 'Santos' },
      { whole: 'Ana Santos', given: 'Ana', middle: null, family: 'Santos' },
      { whole: 'Ludwig van Beethoven', given: 'Ludwig', middle: null, family: 'van Beethoven' },
      { whole: 'Juana Inés de la Cruz', given: 'Juana', middle: 'Inés', family: 'de la Cruz' },
      { whole: '李小龙', given: '小龙', middle: null, family: '李' },
      { whole: 'Cher', given: '', middle: null, family: 'Cher' },
    ])
    .run(({ assert }, { whole, ...parts }) => assert.deepEqual(splitName(whole), parts))
})
