import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart } from '@medtrack/patients'
import { audit, transaction } from '@medtrack/sdk'
import WaitingEntry from '../../models/waiting_entry.js'
import WaitingOffer from '../../models/waiting_offer.js'
import { closeOffer } from '../../waiting/answering.js'
import { readEntry } from '../../validators/waiting/waiting_validators.js'
import { showEntryForm } from './entry_form.js'
import { waitingRows } from './waiting_rows.js'

export default class WaitingController {
  async index(ctx: HttpContext) {
    return ctx.page.render('waiting/index', { rows: await waitingRows(ctx) })
  }

  async create(ctx: HttpContext) {
    return showEntryForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const wanted = await readEntry(ctx)
    await transaction(async () => {
      const entry = await WaitingEntry.create({ ...wanted, status: 'waiting' })
      await tell(entry, 'create')
    })
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.added') })
  }

  async edit(ctx: HttpContext) {
    return showEntryForm(ctx, await WaitingEntry.findOrRefuse(ctx.params.entry))
  }

  async update(ctx: HttpContext) {
    const { page, params } = ctx
    const entry = await WaitingEntry.findOrRefuse(params.entry)
    const wanted = { ...(await readEntry(ctx)), patientId: entry.patientId }
    if (!(await mayOpenChart(entry.patientId))) wanted.note = entry.note
    await transaction(async () => {
      await entry.revise(null, wanted)
      await tell(entry, 'update')
    })
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.saved') })
  }

  /** Waits no more; a time that was kept for them is free again. */
  async destroy({ page, params }: HttpContext) {
    const entry = await WaitingEntry.findOrRefuse(params.entry)
    const open = await WaitingOffer.query().where({ entryId: entry.id, status: 'open' }).first()
    await transaction(async () => {
      await entry.revise(null, { status: 'withdrawn' })
      await tell(entry, 'withdraw')
    })
    if (open) await closeOffer(open, 'declined')
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.withdrawn') })
  }
}

function tell({ patientId, id }: WaitingEntry, verb: 'create' | 'update' | 'withdraw') {
  return audit({
    action: `appointments.waiting.${verb}`,
    type: verb === 'create' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { entry: id },
  })
}
