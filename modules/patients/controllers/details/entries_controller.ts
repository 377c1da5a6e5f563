import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import { chartOf, openChart } from '../../chart/open_chart.js'
import type { DetailKind, Draft } from '../../details/kind.js'
import { kindNamed } from '../../details/kinds.js'
import { PLACES, type DetailName } from '../../details/places.js'
import type { DetailEntry } from '../../models/detail_entry.js'
import type Patient from '../../models/patient.js'
import { versionValidator } from '../../validators/patient_validator.js'
import { differencesOf, entryForm, partPath } from './entry_form.js'
import { warnOfOthersNumber } from './others_number.js'
import { asksPicker, typedWithChoice } from './picker.js'
import { sentences, tellingFields } from './refusals.js'

type Kind = DetailKind<DetailEntry, unknown>

/** Entries of one kind of detail: typed, kept, changed. */
abstract class EntriesController {
  protected abstract kind: Kind

  async create(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const draft = this.kind.draft(null, ctx.request.qs())
    return this.#show(ctx, patient, draft)
  }

  async store(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    if (asksPicker(ctx.request)) {
      return this.#show(ctx, patient, await typedWithChoice(ctx.request, this.kind.fields))
    }
    const input = await this.#read(ctx)
    const entry = await tellingFields(ctx.page, () => this.kind.record(patient.id, input))
    await this.#leave(ctx, patient, entry, 'recorded')
  }

  async edit(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const entry = await this.#entry(ctx, patient)
    return this.#show(ctx, patient, this.kind.draft(entry), entry)
  }

  async update(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const entry = await this.#entry(ctx, patient)
    if (asksPicker(ctx.request)) {
      const typed = await typedWithChoice(ctx.request, this.kind.fields)
      return this.#show(ctx, patient, typed, entry)
    }
    const input = await this.#read(ctx)
    const { version } = await ctx.request.validateUsing(versionValidator)
    try {
      await tellingFields(ctx.page, () => this.kind.revise(entry, version, input))
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      return this.#showBoth(ctx, patient, input as Draft) // validated forms hold what drafts hold
    }
    await this.#leave(ctx, patient, entry, 'revised')
  }

  async #showBoth(ctx: HttpContext, patient: Patient, typed: Draft) {
    ctx.response.status(409)
    const entry = await this.#entry(ctx, patient)
    const saved = this.kind.draft(entry)
    const form = await entryForm(ctx, { patient, kind: this.kind, entry, draft: typed })
    const conflict = differencesOf(ctx.page, this.kind, saved, typed)
    return ctx.page.render('details/entry_form', { ...form, conflict })
  }

  async #show(ctx: HttpContext, patient: Patient, draft: Draft, entry?: DetailEntry) {
    const form = await entryForm(ctx, { patient, kind: this.kind, entry, draft })
    return ctx.page.render('details/entry_form', form)
  }

  async #leave(ctx: HttpContext, patient: Patient, entry: DetailEntry, done: string) {
    const { page } = ctx
    page.redirect(`${partPath(patient, this.kind)}#${this.kind.name}`, {
      kind: 'success',
      text: page.t(`details.saved.${done}`),
    })
    await warnOfOthersNumber(ctx, entry)
  }

  #read({ page, request }: HttpContext) {
    const messagesProvider = sentences(page, this.kind.fields)
    return this.kind.validate(request.all(), { messagesProvider })
  }

  #entry({ params }: HttpContext, patient: Patient): Promise<DetailEntry> {
    return this.kind.find(patient.id, params[PLACES[this.kind.name].param])
  }
}

export async function entriesController(name: DetailName) {
  const kind = await kindNamed(name)
  return class extends EntriesController {
    protected kind = kind
  }
}
