import type { I18n } from '@adonisjs/i18n'
import type { DateTime } from 'luxon'
import pdfmake from 'pdfmake'
import fonts from 'pdfmake/fonts/Roboto.js'
import { PAYMENT_ACCOUNT } from '#config/payments'
import { formatAmount } from '#subscriptions/amount'
import type Invoice from '#subscriptions/invoice'
import type Clinic from '#tenancy/clinic'

const files = Object.values(fonts).flatMap((font) => Object.values(font))
pdfmake.addFonts(fonts)
// An invoice is made of words: nothing is fetched for it, and no file but its fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => files.includes(path))

/** Countries that print on Letter; all others do on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH'])

const STYLES = {
  brand: { fontSize: 12, bold: true, color: '#0f6d6d' },
  title: { fontSize: 20, bold: true, margin: [0, 4, 0, 2] },
  state: { color: '#555555', margin: [0, 0, 0, 16] },
  head: { bold: true, color: '#555555' },
  note: { margin: [0, 24, 0, 0] },
}

/**
 * An invoice to print and to file, in the reader's language.
 *
 * @param invoice with its lines loaded
 */
export function invoicePdf(invoice: Invoice, clinic: Clinic, i18n: I18n): Promise<Buffer> {
  const { number, currency, state, total } = invoice
  const t = (key: string, data?: Record<string, unknown>) => i18n.t(`subscriptions.${key}`, data)
  const money = (amount: number) => ({
    text: formatAmount(amount, currency, i18n.locale),
    alignment: 'right',
  })
  const lines = invoice.lines.map(({ description, plan, amount }) => [
    t(`lines.${description}`, { plan }),
    money(amount),
  ])
  const sum = [
    { text: t('total'), bold: true },
    { ...money(total), bold: true },
  ]
  const heads = [
    { text: t('line'), style: 'head' },
    { text: t('amount'), style: 'head', alignment: 'right' },
  ]
  const account = PAYMENT_ACCOUNT
  const howTo = account ? t('transferTo', { account, number }) : t('transferAsk', { number })
  const document = {
    info: { title: number, author: 'MedTrack' },
    pageSize: LETTER.has(clinic.country) ? 'LETTER' : 'A4',
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.3 },
    styles: STYLES,
    content: [
      { text: 'MedTrack', style: 'brand' },
      { text: t('invoiceTitle', { number }), style: 'title' },
      { text: t(`invoice.${state}`), style: 'state' },
      { layout: 'noBorders', table: { widths: [110, '*'], body: factsOf(invoice, clinic, i18n) } },
      { text: ' ' },
      {
        layout: 'lightHorizontalLines',
        table: { headerRows: 1, widths: ['*', 'auto'], body: [heads, ...lines, sum] },
      },
      ...(state === 'open' ? [{ text: howTo, style: 'note' }] : []),
    ],
  }
  return pdfmake.createPdf(document).getBuffer()
}

function factsOf(invoice: Invoice, { name, timeZone }: Clinic, i18n: I18n) {
  const day = (at: DateTime) => i18n.formatDate(at, { dateStyle: 'long', timeZone })
  const { periodStart, periodEnd, issuedAt, dueAt, paidAt, voidReason } = invoice
  const facts: [string, string | null][] = [
    ['to', name],
    ['period', `${day(periodStart)} – ${day(periodEnd)}`],
    ['issued', day(issuedAt)],
    ['due', day(dueAt)],
    ['paid', paidAt && day(paidAt)],
    ['voided', voidReason],
  ]
  return facts
    .filter(([, value]) => value)
    .map(([key, value]) => [{ text: i18n.t(`subscriptions.${key}`), style: 'head' }, value])
}
