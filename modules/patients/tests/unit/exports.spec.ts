import { test } from '@japa/runner'
import { toCsv } from '../../exports/patients_csv.js'

test.group('CSV that leaves the clinic', () => {
  test('no cell runs as a formula in a spreadsheet', ({ assert }) => {
    const csv = toCsv([['=1+1', '+1 555 0100', '-1', '@here', 'Ana']])
    assert.equal(csv, "'=1+1,'+1 555 0100,'-1,'@here,Ana\r\n")
  })

  test('quotes, commas and line breaks survive', ({ assert }) => {
    assert.equal(toCsv([['a "b", c', 'd\ne']]), '"a ""b"", c","d\ne"\r\n')
  })
})
