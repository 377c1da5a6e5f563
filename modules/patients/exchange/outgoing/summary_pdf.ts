import { currentClinic } from '@medtrack/sdk'
import pdfmake from 'pdfmake'
import fonts from 'pdfmake/fonts/Roboto.js'
import { loadCharts } from '../../fhir/charts.js'
import type Patient from '../../models/patient.js'
import { fullName } from '../../people/name.js'
import { summaryOf, type SummaryTable } from './summary.js'
import type { Words } from './words.js'

const files = Object.values(fonts).flatMap((font) => Object.values(font))
pdfmake.addFonts(fonts)
// A summary is made of words: nothing is fetched for it, and no file but its fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => files.includes(path))

/** Countries that print on Letter; all others do on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH'])
const STYLES = {
  clinic: { fontSize: 11, bold: true, color: '#0f6d6d' },
  title: { fontSize: 18, bold: true, margin: [0, 2, 0, 8] },
  section: { fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
  head: { bold: true, color: '#555555' },
  foot: { fontSize: 8, color: '#555555', margin: [40, 10, 40, 0] },
}

/** What a colleague who takes the patient over needs to know, to print or to send. */
export async function summaryPdf(patient: Patient, words: Words): Promise<Buffer> {
  const { clinic } = currentClinic()
  const charts = await loadCharts([patient.id])
  const { facts, tables } = summaryOf(patient, charts.get(patient.id), words)
  const stand = words.t('pdf.stand').replace('{at}', moment(words))
  const document = {
    info: { title: words.t('pdf.title'), author: clinic.name },
    pageSize: LETTER.has(clinic.country) ? 'LETTER' : 'A4',
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25 },
    styles: STYLES,
    footer: (page: number, pages: number) => ({
      style: 'foot',
      columns: [
        { text: stand, width: '*' },
        { width: 'auto', text: `${page} / ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: clinic.name, style: 'clinic' },
      { text: fullName(patient), style: 'title' },
      { layout: 'noBorders', table: { widths: [110, '*'], body: facts.map(asFact) } },
      ...tables.map((table) => asTable(table, words)),
    ],
  }
  return pdfmake.createPdf(document).getBuffer()
}

function asFact([term, value]: [string, string]) {
  return [{ text: term, style: 'head' }, value]
}

/** The title is a line of the table, so that it never stands alone at the foot of a page. */
function asTable({ title, columns, rows }: SummaryTable, words: Words) {
  if (rows.length === 0) {
    const stack = [
      { text: title, style: 'section' },
      { text: words.t('pdf.nothing'), style: 'head' },
    ]
    return { unbreakable: true, stack }
  }
  const [, ...others] = columns
  const titleLine = [
    { text: title, style: 'section', colSpan: columns.length },
    ...others.map(() => ''),
  ]
  const heads = columns.map((text) => ({ text, style: 'head' }))
  const widths = ['*', ...others.map(() => 'auto')]
  const body = [titleLine, heads, ...rows]
  return {
    layout: 'lightHorizontalLines',
    table: { headerRows: 2, keepWithHeaderRows: 1, widths, body },
  }
}

function moment({ locale }: Words): string {
  const { timeZone } = currentClinic().clinic
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat(locale, format).format(new Date())
}
