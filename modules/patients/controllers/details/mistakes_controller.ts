import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import type { DetailKind } from '../../details/kind.js'
import { kindNamed } from '../../details/kinds.js'
import { PLACES, type DetailName } from '../../details/places.js'
import type { DetailEntry } from '../../models/detail_entry.js'
import { entryBase, partPath } from './entry_form.js'

/** Entries that were a mistake: marked so, never removed, and taken back where that was the mistake. */
abstract class MistakesController {
  protected abstract kind: DetailKind<DetailEntry, unknown>

  async store(ctx: HttpContext) {
    const { page, params, session } = ctx
    const patient = await chartOf(ctx)
    const entry = await this.kind.find(patient.id, params[PLACES[this.kind.name].param])
    await this.kind.markMistaken(entry)
    page.redirect(`${partPath(patient, this.kind)}#${this.kind.name}`)
    const href = page.url(`${entryBase(patient, this.kind)}/${entry.id}/mistake`)
    session.flash('success', {
      text: page.t('details.saved.mistake'),
      action: { label: page.t('details.undo'), href, method: 'DELETE' },
    })
  }

  async destroy(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const entry = await this.kind.find(patient.id, params[PLACES[this.kind.name].param])
    await this.kind.takeMistakeBack(entry)
    page.redirect(`${partPath(patient, this.kind)}#${this.kind.name}`, {
      kind: 'success',
      text: page.t('details.saved.takenBack'),
    })
  }
}

export async function mistakesController(name: DetailName) {
  const kind = await kindNamed(name)
  return class extends MistakesController {
    protected kind = kind
  }
}
