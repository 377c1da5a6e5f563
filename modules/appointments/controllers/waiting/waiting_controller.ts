import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart } from '@medtrack/patients'
import WaitingEntry from '../../models/waiting_entry.js'
import { readEntry } from '../../validators/waiting/waiting_validators.js'
import { addEntry, changeEntry, withdrawEntry } from '../../waiting/entries.js'
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
    await addEntry(await readEntry(ctx))
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.added') })
  }

  async edit(ctx: HttpContext) {
    return showEntryForm(ctx, await WaitingEntry.findOrRefuse(ctx.params.entry))
  }

  async update(ctx: HttpContext) {
    const { page, params } = ctx
    const entry = await WaitingEntry.findOrRefuse(params.entry)
    const wish = await readEntry(ctx)
    const note = (await mayOpenChart(entry.patientId)) ? wish.note : entry.note
    await changeEntry(entry, { ...wish, note })
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.saved') })
  }

  async destroy({ page, params }: HttpContext) {
    await withdrawEntry(await WaitingEntry.findOrRefuse(params.entry))
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.withdrawn') })
  }
}
