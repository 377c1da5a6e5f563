import { Adapter, BaseModel } from '@adonisjs/lucid/orm'
import type { Database } from '@adonisjs/lucid/database'
import type { LucidModel, LucidRow, ModelAdapterOptions } from '@adonisjs/lucid/types/model'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from './clinic_context.js'
import { OtherClinicError } from './errors.js'

/** Resolves every query of a clinic model to the database of the clinic that is entered. */
export class ClinicAdapter extends Adapter {
  constructor(db: Database) {
    super(db)
  }

  /** Static queries: `Patient.query()`, `Patient.find()`, `Patient.create()`. */
  modelConstructorClient(_model: LucidModel, options?: ModelAdapterOptions): QueryClientContract {
    const context = currentClinic()
    const name = options?.client?.connectionName ?? options?.connection ?? context.connectionName
    refuseOther(name, context.connectionName)
    return options?.client ?? context.db
  }

  /** Rows: `patient.save()`, `patient.delete()`, `patient.related('phones')`. */
  modelClient(row: LucidRow): QueryClientContract {
    const context = currentClinic()
    refuseOther(row.$options?.connection ?? context.connectionName, context.connectionName)
    refuseOther(row.$trx?.connectionName ?? context.connectionName, context.connectionName)
    return row.$trx ?? context.db
  }

  /** Stock Lucid leaves `$options` empty on created rows, which would lose where they belong. */
  async insert(row: LucidRow, attributes: Record<string, unknown>): Promise<void> {
    await super.insert(row, attributes)
    row.$options = { connection: currentClinic().connectionName }
  }
}

/**
 * Base of every model that lives in a clinic database.
 *
 * Its connection comes from the entered clinic and from nowhere else: without one, any query
 * throws `E_NO_CLINIC`; a row that was loaded or created in one clinic throws `E_OTHER_CLINIC`
 * when it is saved, deleted or followed in another.
 *
 * @example
 * export default class Patient extends ClinicModel {
 *   @column({ isPrimary: true }) declare id: string
 * }
 */
export class ClinicModel extends BaseModel {
  static selfAssignPrimaryKey = true
}

function refuseOther(used: string, entered: string) {
  if (used !== entered) {
    throw new OtherClinicError('This record belongs to another clinic than the one entered.')
  }
}
