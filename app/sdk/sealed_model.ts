import { afterFetch, afterFind, afterPaginate, beforeSave, column } from '@adonisjs/lucid/orm'
import type { ModelPaginatorContract } from '@adonisjs/lucid/types/model'
import { ClinicModel } from './clinic_model.js'
import { sealAll, unsealAll } from './vault.js'

/** Sealed columns by model class. */
const SEALED = new WeakMap<object, Set<string>>()

/**
 * A column of a `SealedModel` whose text stands in the database sealed with the patient's key. Code reads and
 * writes it in the clear; `where` cannot look into it.
 *
 * @example
 * @sealed() declare note: string | null
 */
export function sealed(): (target: SealedModel, property: string) => void {
  return (target, property) => {
    // Decorators are given the prototype, whose constructor is the class.
    const model = target.constructor as typeof SealedModel
    SEALED.set(model, new Set([...sealedOf(model), property]))
    column({ prepare })(target, property)
  }
}

/** Which columns of a model are sealed, by the names of its properties. */
export function sealedColumns(model: object): readonly string[] {
  return [...sealedOf(model)]
}

/**
 * Base of models that hold clinical text. The text is sealed before a row is saved and opened after it was
 * fetched, for a whole list with one question to the key store.
 *
 * @example
 * export default class Visit extends SealedModel {
 *   @column() declare patientId: string
 *   @sealed() declare reason: string | null
 * }
 */
export class SealedModel extends ClinicModel {
  /** Whose key seals this row. */
  declare patientId: string

  @afterFind()
  static openOne(row: SealedModel) {
    return open([row])
  }

  @afterFetch()
  static openMany(rows: SealedModel[]) {
    return open(rows)
  }

  @afterPaginate()
  static openPage(page: ModelPaginatorContract<SealedModel>) {
    return open(page.all())
  }

  /** What is about to be written is put aside sealed; `prepare` of its column hands it to the database. */
  @beforeSave()
  static async seal(row: SealedModel) {
    const columns = [...sealedOf(row.constructor)].filter((name) => name in row.$dirty)
    const filled = columns.filter((name) => typeof row.$attributes[name] === 'string')
    const texts = await sealAll(
      filled.map((name) => ({ subjectId: row.patientId, text: row.$attributes[name] }))
    )
    CIPHERTEXTS.set(row, Object.fromEntries(filled.map((name, index) => [name, texts[index]])))
  }
}

/** What is about to be written, by row and property. */
const CIPHERTEXTS = new WeakMap<object, Record<string, string>>()

/** Text that was not sealed beforehand is never written. */
function prepare(value: unknown, property: string, row: object) {
  if (typeof value !== 'string') return value
  const ciphertext = CIPHERTEXTS.get(row)?.[property]
  if (!ciphertext) throw new TypeError(`${property} was about to be written without its seal.`)
  return ciphertext
}

function sealedOf(model: object): ReadonlySet<string> {
  return SEALED.get(model) ?? new Set()
}

/** Rows that were opened: a page of rows is announced by two hooks. */
const OPENED = new WeakSet<SealedModel>()

async function open(rows: readonly SealedModel[]) {
  const closed = rows.filter((row) => !OPENED.has(row))
  const places = closed.flatMap((row) =>
    [...sealedOf(row.constructor)]
      .filter((name) => typeof row.$attributes[name] === 'string')
      .map((name) => ({ row, name }))
  )
  const texts = await unsealAll(places.map(({ row, name }) => row.$attributes[name]))
  places.forEach(({ row, name }, index) => {
    row.$attributes[name] = texts[index]
    row.$original[name] = texts[index]
  })
  for (const row of closed) OPENED.add(row)
}
