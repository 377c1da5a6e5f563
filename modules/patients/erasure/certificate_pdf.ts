import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import pdfmake from 'pdfmake'
import fonts from 'pdfmake/fonts/Roboto.js'
import { countedKinds } from './words.js'
import type Erasure from '../models/erasure.js'

const files = Object.values(fonts).flatMap((font) => Object.values(font))
pdfmake.addFonts(fonts)
// A certificate is made of words: nothing is fetched for it, and no file but its fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => files.includes(path))

/** Countries that print on Letter; all others do on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH'])
const STYLES = {
  clinic: { fontSize: 12, bold: true, color: '#0f6d6d' },
  title: { fontSize: 20, bold: true, margin: [0, 4, 0, 16] },
  head: { bold: true, color: '#555555' },
  note: { margin: [0, 20, 0, 0] },
}

/** What a finished erasure destroyed, to print and to file. It says nothing of the person. */
export async function certificatePdf(
  erasure: Erasure,
  page: HttpContext['page'],
  i18n: HttpContext['i18n']
): Promise<Buffer> {
  const { clinic } = currentClinic()
  const t = (key: string) => page.t(`erasure.certificate.${key}`)
  const at = (moment: DateTime | null) =>
    moment
      ? i18n.formatDate(moment, {
          dateStyle: 'long',
          timeStyle: 'long',
          timeZone: clinic.timeZone,
        })
      : ''
  const facts = [
    [t('number'), erasure.number],
    [t('clinic'), clinic.name],
    [t('reason'), page.t(`erasure.reasons.${erasure.reason}`)],
    [t('by'), erasure.askedByName],
    [t('asked'), at(erasure.askedAt)],
    [t('confirmed'), at(erasure.confirmedAt)],
    [t('erased'), at(erasure.erasedAt)],
    [t('keys'), at(erasure.keysDestroyedAt)],
    [t('record'), erasure.patientId],
  ].map(([term, value]) => [{ text: term, style: 'head' }, value ?? ''])
  const kinds = await countedKinds({ page, i18n }, erasure.counts)
  const kept = await countedKinds({ page, i18n }, erasure.kept)
  const rows = [...kinds, ...kept.map((one) => ({ ...one, label: `${one.label} (${t('kept')})` }))]
  const document = {
    info: { title: erasure.number, author: 'MedTrack' },
    pageSize: LETTER.has(clinic.country) ? 'LETTER' : 'A4',
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.3 },
    styles: STYLES,
    content: [
      { text: clinic.name, style: 'clinic' },
      { text: t('title'), style: 'title' },
      { layout: 'noBorders', table: { widths: [150, '*'], body: facts } },
      { text: ' ' },
      {
        layout: 'lightHorizontalLines',
        table: {
          widths: ['*', 'auto'],
          body: rows.map(({ label, count }) => [label, { text: count, alignment: 'right' }]),
        },
      },
      { text: t('statement'), style: 'note' },
      { text: t('backups'), style: 'note' },
    ],
  }
  return pdfmake.createPdf(document).getBuffer()
}
