import { column } from '@adonisjs/lucid/orm'
import { ChartEntry } from './chart_entry.js'

const MISTAKE = 'entered-in-error'

/** An entry that may turn out to be a mistake: it is marked so and stays, and the mark can be taken back. */
export class DetailEntry extends ChartEntry {
  /** The property that says `entered-in-error`. */
  static statusField: 'status' | 'verificationStatus' = 'status'

  @column() declare statusBefore: string | null

  get isMistake(): boolean {
    return this.#status === MISTAKE
  }

  /** @throws StaleEditError when somebody changed it meanwhile */
  async markMistaken() {
    if (!this.isMistake) await this.#setStatus(MISTAKE, this.#status)
  }

  /** @throws StaleEditError when somebody changed it meanwhile */
  async takeMistakeBack() {
    if (this.isMistake && this.statusBefore) await this.#setStatus(this.statusBefore, null)
  }

  get #field() {
    return (this.constructor as typeof DetailEntry).statusField // of the class that the row is of
  }

  get #status(): string {
    return String(this.$attributes[this.#field])
  }

  async #setStatus(status: string, statusBefore: string | null) {
    const changes = { [this.#field]: status, statusBefore }
    await this.revise(this.version, changes as Partial<this>) // columns that every detail has
  }
}
