import { test } from '@japa/runner'
import { UnreadableFileError } from '../../../imports/errors.js'
import { decode, guessEncoding } from '../../../imports/encoding.js'
import { guessReading, readSpreadsheet } from '../../../imports/spreadsheet.js'
import { guessDelimiter, parseTable } from '../../../imports/table.js'

const TEXT = 'Nombre;Apellidos\nJosé;Muñoz\nÍñigo;Pérez\n'

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.reason
    throw error
  }
  return 'none'
}

test.group('Reading a file', () => {
  test('{name} is recognised')
    .with([
      { name: 'utf-8', bytes: Buffer.from(TEXT) },
      { name: 'utf-8', bytes: Buffer.from(`\ufeff${TEXT}`) },
      { name: 'utf-16le', bytes: Buffer.from(`\ufeff${TEXT}`, 'utf16le') },
      { name: 'utf-16le', bytes: Buffer.from(TEXT, 'utf16le') },
      { name: 'utf-16be', bytes: Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16() },
      { name: 'windows-1252', bytes: Buffer.from(TEXT, 'latin1') },
    ])
    .run(({ assert }, { name, bytes }) => {
      const encoding = guessEncoding(bytes)
      assert.equal(encoding, name)
      assert.include(decode(bytes, encoding), 'Muñoz')
    })

  test('{reason} is told apart')
    .with([
      { reason: 'empty', bytes: Buffer.alloc(0) },
      { reason: 'empty', bytes: Buffer.from('\ufeff \n\n') },
      { reason: 'workbook', bytes: Buffer.from('504b0304140006000800', 'hex') },
      { reason: 'binary', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      { reason: 'no-rows', bytes: Buffer.from(',,,\n,,,\n') },
      { reason: 'broken-quotes', bytes: Buffer.from('Name,City\n"Ana,Salem\nBen,Lowell\n') },
    ])
    .run(({ assert }, { reason, bytes }) => {
      assert.equal(
        refusal(() => guessReading(bytes, 'mdy')),
        reason
      )
    })

  test('the delimiter is what splits the rows evenly', ({ assert }) => {
    assert.equal(guessDelimiter('a;b,c;d\n1;2,3;4\n5;6;7\n'), ';')
    assert.equal(guessDelimiter('a\tb\tc\n1\t2\t3\n'), '\t')
    assert.equal(guessDelimiter('a|b\n1,2,3|4\n'), '|')
    assert.equal(guessDelimiter('Name\nAna\n'), ',')
  })

  test('rows are counted as a spreadsheet counts them', ({ assert }) => {
    const rows = parseTable('a,b\n"1\n1",2\n,\n3,4\n', ',')
    assert.deepEqual(
      rows.map(({ number }) => number),
      [1, 2, 4]
    )
  })

  test('column names are only text: __proto__ and constructor do no harm', ({ assert }) => {
    const bytes = Buffer.from('__proto__,constructor,First name,Last name\npolluted,x,Ana,Silva\n')
    const { reading, mapping } = guessReading(bytes, 'mdy')
    assert.deepEqual(mapping, [null, null, 'given', 'family'])
    assert.deepEqual(readSpreadsheet(bytes, reading).headers.slice(0, 2), [
      '__proto__',
      'constructor',
    ])
    assert.isUndefined(({} as Record<string, unknown>).polluted)
  })

  test('rows of different length lose nothing', ({ assert }) => {
    const bytes = Buffer.from('First,Last\nAna,Silva,extra\nBen\n')
    const { reading } = guessReading(bytes, 'mdy')
    const { headers, rows } = readSpreadsheet(bytes, reading)
    assert.deepEqual(headers, ['First', 'Last', ''])
    assert.deepEqual(
      rows.map(({ cells }) => cells.length),
      [3, 1]
    )
  })

  test('a file that is not made of patients is refused before it costs anything')
    .with([
      { reason: 'too-many-columns', text: `name${','.repeat(100_000)}\nAna Santos` },
      { reason: 'too-many-columns', text: `name\n${'Ana,'.repeat(600)}` },
      { reason: 'row-too-long', text: `name\n${'x'.repeat(1_500_000)}` },
    ])
    .run(({ assert }, { reason, text }) => {
      assert.equal(
        refusal(() => guessReading(Buffer.from(text), 'mdy')),
        reason
      )
    })

  test('cells made to be slow are read as fast as others', ({ assert }) => {
    const cells = ['('.repeat(90_000), `a@${'.'.repeat(90_000)} `, `${'.'.repeat(90_000)}@`]
    const text = cells.map((cell) => `name,${cell}`).join('\n')
    const began = performance.now()
    guessReading(Buffer.from(`${text}\n${text}`), 'mdy')
    // Quadratic work on them takes ten seconds and more.
    assert.isBelow(performance.now() - began, 2_000)
  })
})
