import type { ChartEntry } from '../models/chart_entry.js'

type Model = typeof ChartEntry

/** All entries of a patient's chart, by their table. */
export class ChartRows {
  readonly #byModel = new Map<Model, ChartEntry[]>()
  /** Rows that came out of one resource, by each of their ids. */
  readonly #groups = new Map<string, readonly string[]>()

  /** Files of attachments, in base64, by the attachment's id. */
  readonly #contents = new Map<string, string>()

  add(model: Model, rows: readonly ChartEntry[]) {
    this.#byModel.set(model, [...(this.#byModel.get(model) ?? []), ...rows])
  }

  noteTogether(rowIds: readonly string[]) {
    for (const id of rowIds) this.#groups.set(id, rowIds)
  }

  noteContent(id: string, base64: string) {
    this.#contents.set(id, base64)
  }

  contentOf(id: string): string | undefined {
    return this.#contents.get(id)
  }

  of<M extends Model>(model: M): InstanceType<M>[] {
    return (this.#byModel.get(model) ?? []) as InstanceType<M>[] // put there under their model
  }

  find(model: Model, id: string): ChartEntry | undefined {
    return this.of(model).find((row) => row.id === id)
  }

  /** The row and those that came out of the same resource, in their order. */
  together(row: ChartEntry): ChartEntry[] {
    const group = this.#groups.get(row.id) ?? [row.id]
    const rows = this.of(row.constructor as Model) // of the class that the row is of
    return group.flatMap((id) => rows.find((one) => one.id === id) ?? [])
  }
}
