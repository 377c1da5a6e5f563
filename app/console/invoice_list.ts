import { DateTime } from 'luxon'
import Invoice from '#subscriptions/invoice'
import { stored } from '#tenancy/stored'
import Clinic from '#tenancy/clinic'

export const INVOICE_FILTERS = ['open', 'overdue', 'paid', 'void'] as const

export interface InvoiceQuestion {
  q?: string
  state?: (typeof INVOICE_FILTERS)[number]
}

const PER_PAGE = 25

/** A page of invoices, the newest first, with the clinics that they were issued to. */
export async function invoicePage({ q, state }: InvoiceQuestion, page: number) {
  const query = Invoice.query().orderBy('issuedAt', 'desc').orderBy('number', 'desc')
  if (state === 'overdue') whereOverdue(query)
  else if (state) query.where('state', state)
  if (q) matchWords(query, q)
  const found = await query.paginate(page, PER_PAGE)
  const clinics = await clinicsOf(found.all())
  return {
    invoices: found.all().map((invoice) => ({ invoice, clinic: clinics.get(invoice.clinicId) })),
    total: found.total,
    perPage: PER_PAGE,
    page,
  }
}

/** What clinics owe, by currency, in its smallest unit. */
export async function openTotals(): Promise<{ currency: string; total: number }[]> {
  const rows = await Invoice.query()
    .where('state', 'open')
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum('total as owed')
    .pojo<{ currency: string; owed: number | string }>()
  return rows.map(({ currency, owed }) => ({ currency, total: Number(owed) }))
}

function whereOverdue(query: ReturnType<typeof Invoice.query>) {
  query.where('state', 'open').where('dueAt', '<=', stored(DateTime.utc()))
}

/** The number, or the clinic's name. */
function matchWords(query: ReturnType<typeof Invoice.query>, q: string) {
  const pattern = `%${q.trim().replaceAll(/[%_!]/g, '!$&')}%`
  query.where((either) =>
    either
      .whereRaw("number like ? escape '!'", [pattern])
      .orWhereIn(
        'clinicId',
        Clinic.query().select('id').whereRaw("name like ? escape '!'", [pattern])
      )
  )
}

/** The clinics that stand in these rows, by id; deleted ones are missing. */
export async function clinicsOf(
  rows: readonly { clinicId: string }[]
): Promise<Map<string, Clinic>> {
  const ids = rows.map(({ clinicId }) => clinicId)
  const clinics = await Clinic.query().whereIn('id', ids)
  return new Map(clinics.map((clinic) => [clinic.id, clinic]))
}
