import pdfmake from 'pdfmake'
import fonts from 'pdfmake/fonts/Roboto.js'
import type { Paper } from './paper.js'

const files = Object.values(fonts).flatMap((font) => Object.values(font))
pdfmake.addFonts(fonts)
// A prescription is made of words and one code: nothing is fetched for it, and no file but its fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => files.includes(path))

/** Countries that print on Letter; all others do on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH'])
const SIGNATURE_WIDTH = 200
const CODE_SIZE = 110

const STYLES = {
  clinic: { fontSize: 16, bold: true },
  title: { fontSize: 11, color: '#555555', margin: [0, 0, 0, 12] },
  warning: { fontSize: 13, bold: true, color: '#a11414', margin: [0, 0, 0, 12] },
  drug: { fontSize: 16, bold: true, margin: [0, 18, 0, 6] },
  term: { color: '#555555' },
  small: { fontSize: 8, color: '#555555' },
}

export function prescriptionPdf(paper: Paper): Promise<Buffer> {
  return pdfmake.createPdf(documentOf(paper)).getBuffer()
}

/** The same paper as on the page to print. No name stands in the file's own description. */
export function documentOf(paper: Paper): object {
  const { clinic, title, warning, drug } = paper
  return {
    info: { title, author: clinic },
    pageSize: LETTER.has(paper.country) ? 'LETTER' : 'A4',
    defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
    styles: STYLES,
    content: [
      { text: clinic, style: 'clinic' },
      { text: title, style: 'title' },
      ...(warning ? [{ text: warning, style: 'warning' }] : []),
      facts(paper.person),
      { text: drug, style: 'drug' },
      facts(paper.facts),
      signature(paper),
      ...proof(paper),
    ],
  }
}

function facts(items: Paper['facts']) {
  const body = items.map(({ term, value }) => [{ text: term, style: 'term' }, value])
  return { layout: 'noBorders', table: { widths: [120, '*'], body } }
}

function signature({ labels, issued, prescriber }: Paper) {
  const line = { type: 'line', x1: 0, y1: 0, x2: SIGNATURE_WIDTH, y2: 0, lineWidth: 0.7 }
  return {
    margin: [0, 28, 0, 0],
    stack: [
      facts([
        { term: labels.prescriber, value: prescriber },
        { term: labels.issued, value: issued },
      ]),
      { canvas: [line], margin: [0, 44, 0, 2] },
      { text: labels.signature, style: 'small' },
    ],
  }
}

function proof({ proof: printed, labels }: Paper) {
  if (!printed) return []
  return [
    { svg: printed.image, width: CODE_SIZE, margin: [0, 20, 0, 0] },
    { text: labels.proof, style: 'small' },
    { text: printed.address, style: 'small' },
  ]
}
