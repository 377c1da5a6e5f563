import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { InvoiceNotOpenError } from '#subscriptions/errors'
import Invoice from '#subscriptions/invoice'
import { settle } from '#subscriptions/standing'
import { stored } from '#tenancy/stored'

/**
 * The clinic does not owe this any more. The invoice keeps its number and its lines.
 *
 * @throws InvoiceNotOpenError when it was paid or voided meanwhile; nothing is changed
 */
export async function voidInvoice({ id }: Invoice, reason: string, agent: Agent): Promise<void> {
  const clinicId = await db.connection('central').transaction(async (trx) => {
    const changed = await trx
      .from('invoices')
      .where({ id, state: 'open' })
      .update({ state: 'void', void_reason: reason, updated_at: stored(DateTime.utc()) })
    if (Number([changed].flat()[0]) !== 1) throw new InvoiceNotOpenError()
    const invoice = await Invoice.findOrFail(id, { client: trx })
    await settle(trx, invoice.subscriptionId, DateTime.utc())
    const entity = { type: 'Invoice', id }
    const details = { invoice: invoice.number, reason }
    const where = { clinicId: invoice.clinicId, entity, source: agent.source }
    await recordOnPlatform({ action: 'invoice.void', agent, ...where, details }, trx)
    return invoice.clinicId
  })
  await bus.publish('clinic.changed', { clinicId })
}
