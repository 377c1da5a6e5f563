import { test } from '@japa/runner'
import type { Member } from '@medtrack/sdk'
import { doctorMarks } from '../../../calendar/doctor_marks.js'

const doctor = (userId: string, name: string): Member => ({
  userId,
  name,
  role: 'doctor',
  isDoctor: true,
})

test.group('Marks of doctors', () => {
  test('are initials without titles, longer where two have the same', ({ assert }) => {
    const marks = doctorMarks([
      doctor('1', 'Dr. Amara Okafor'),
      doctor('2', 'Dra. Ana María Ortiz'),
      doctor('3', 'Miguel'),
      doctor('4', 'Dr. Élise Brun'),
    ])
    assert.deepEqual(
      marks.map(({ initials }) => initials),
      ['AOk', 'AOr', 'M', 'ÉB']
    )
  })

  test('keep their colour when somebody joins, wherever the name stands', ({ assert }) => {
    const [first, second] = [doctor('01', 'Wei Zhang'), doctor('02', 'Ana Cruz')]
    const colourOf = (all: Member[], id: string) =>
      doctorMarks(all).find((mark) => mark.id === id)?.colour
    const before = colourOf([second, first], '02')
    assert.equal(colourOf([doctor('03', 'Adam Abel'), second, first], '02'), before)
    assert.notEqual(before, colourOf([second, first], '01'))
  })
})
