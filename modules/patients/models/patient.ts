import { column } from '@adonisjs/lucid/orm'
import {
  ClinicModel,
  currentClinic,
  RecordNotFoundError,
  releaseLimit,
  StaleEditError,
  transaction,
  useLimit,
} from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import { refreshCandidates } from '../duplicates/candidates.js'
import { MergedAwayError } from '../duplicates/merged_away_error.js'
import { changedFields } from '../people/changed_fields.js'
import type { MaritalStatus } from '../people/marital_status.js'
import { DRAFT_FIELDS, type PatientDraft, type Phone, type Sex } from '../people/draft.js'
import { RecordNumberTakenError } from '../people/errors.js'
import { fullName, listName } from '../people/name.js'
import { rowOf } from '../people/patient_row.js'
import { usedRecordNumbers } from '../people/record_numbers.js'
import { registerPatients, storedNow } from '../people/registration.js'
import { noteView } from '../people/recent_views.js'
import { jsonColumn } from './json_column.js'
import { replaceKeys } from '../search/key_store.js'
import { patientWords } from '../search/search_keys.js'

/** A person the clinic looks after. Field names are FHIR's where FHIR has one. */
export default class Patient extends ClinicModel {
  static table = 'patients'

  @column({ isPrimary: true }) declare id: string
  @column() declare recordNumber: string
  @column() declare prefix: string | null
  @column() declare given: string
  @column() declare middle: string | null
  @column() declare family: string
  @column() declare suffix: string | null
  @column() declare preferred: string | null
  @column() declare sortName: string
  @column() declare sex: Sex
  @column() declare genderIdentity: string | null
  @column() declare birthDate: string | null
  @column({ consume: Boolean }) declare deceased: boolean
  @column() declare deceasedOn: string | null
  @column() declare maritalStatus: MaritalStatus | null
  @jsonColumn() declare phones: Phone[]
  @column() declare email: string | null
  @column() declare addressLine: string | null
  @column() declare city: string | null
  @column() declare state: string | null
  @column() declare postalCode: string | null
  @column() declare country: string | null
  @column() declare allergies: string | null
  @column() declare version: number
  @column() declare importId: string | null
  /** Into whose record this one was merged; it is shown nowhere then. */
  @column() declare mergedIntoId: string | null
  @column() declare createdBy: string | null
  @column() declare updatedBy: string | null
  @column.dateTime() declare archivedAt: DateTime | null
  @column.dateTime() declare createdAt: DateTime
  @column.dateTime() declare updatedAt: DateTime

  /**
   * @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's
   * @throws MergedAwayError when the record was merged into another; it knows which
   */
  static async findOrRefuse(id: string): Promise<Patient> {
    const patient = isUuid(id) ? await this.find(id) : null
    if (!patient) throw new RecordNotFoundError()
    if (patient.mergedIntoId) throw new MergedAwayError(patient.id, patient.mergedIntoId)
    return patient
  }

  /** The patient whose record this is; of one that was merged, whom it was merged into. */
  static async standingFor(id: string): Promise<Patient | null> {
    const patient = await this.find(id)
    return patient?.mergedIntoId ? this.find(patient.mergedIntoId) : patient
  }

  /** @throws LimitReachedError, RecordNumberTakenError */
  static async register(draft: PatientDraft): Promise<Patient> {
    return transaction(async () => {
      await useLimit('patients')
      await refuseTakenNumber(draft.recordNumber)
      const [id] = await registerPatients([{ draft, by: currentClinic().actor.userId }])
      await audit({ action: 'patients.create', type: 'C', entity: { type: 'Patient', id } })
      return this.findOrFail(id)
    })
  }

  /**
   * Notes that the record was read, and by whom.
   *
   * @param details which part of it, and whether in an emergency; never what stands there
   */
  async open(details: { part?: string; emergency?: string } = {}) {
    await audit({ action: 'patients.read', type: 'R', entity: this.#entity, details })
    await noteView(this.id)
  }

  /**
   * @param version the version that was on the screen when the typing began
   * @throws StaleEditError when someone saved a later one; nothing is changed then
   * @throws RecordNumberTakenError
   */
  async revise(draft: PatientDraft, version: number) {
    const revised = { ...draft, recordNumber: draft.recordNumber ?? this.recordNumber }
    const wordsBefore = patientWords(this)
    const fields = changedFields(this.draft, revised)
    await transaction(async () => {
      if (this.version !== version) throw new StaleEditError()
      if (fields.length === 0) return
      await refuseTakenNumber(revised.recordNumber, this.id)
      await this.#store(rowOf(revised), version)
      await replaceKeys({ ...revised, id: this.id }, wordsBefore)
      await refreshCandidates([this.id])
      await audit({
        action: 'patients.update',
        type: 'U',
        entity: this.#entity,
        details: { fields },
      })
    })
  }

  /** Takes the patient out of lists, search and what the plan counts. Nothing is deleted. */
  async archive() {
    if (!this.isArchived) await this.#setArchived(storedNow(), 'patients.archive')
  }

  /** @throws LimitReachedError */
  async restore() {
    if (this.isArchived) await this.#setArchived(null, 'patients.restore')
  }

  get draft(): PatientDraft {
    return Object.fromEntries(
      DRAFT_FIELDS.map((field) => [field, this[field]])
    ) as unknown as PatientDraft // one entry per field
  }

  get isArchived() {
    return this.archivedAt !== null
  }

  get fullName() {
    return fullName(this)
  }

  get listName() {
    return listName(this)
  }

  get #entity() {
    return { type: 'Patient', id: this.id }
  }

  async #setArchived(archivedAt: string | null, action: Act) {
    await transaction(async () => {
      await (archivedAt ? releaseLimit('patients') : useLimit('patients'))
      await this.#store({ archived_at: archivedAt }, this.version)
      await audit({ action, type: 'U', entity: this.#entity })
    })
  }

  /** Only if nobody stored a later version in the meantime. */
  async #store(columns: Record<string, unknown>, version: number) {
    const { actor, db } = currentClinic()
    const stored = await db
      .from('patients')
      .where({ id: this.id, version })
      .update({
        ...columns,
        version: version + 1,
        updated_by: actor.userId,
        updated_at: storedNow(),
      })
    const count = Number([stored].flat()[0])
    if (count !== 1) throw new StaleEditError()
    await this.refresh()
  }
}

async function refuseTakenNumber(recordNumber: string | null, own?: string) {
  if (!recordNumber) return
  const owner = (await usedRecordNumbers([recordNumber])).get(recordNumber)
  if (owner && owner !== own) throw new RecordNumberTakenError()
}
