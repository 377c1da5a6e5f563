import { beforeDelete, column } from '@adonisjs/lucid/orm'
import { currentClinic, sealed, transaction } from '@medtrack/sdk'
import { audit, type Verb } from '../acts.js'
import { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'
import VisitAddendum from './visit_addendum.js'
import { isCurrentSigner } from '../visits/authors.js'
import {
  EmptyVisitError,
  NotTheAuthorError,
  VisitLockedError,
  VisitNotSignedError,
} from '../visits/errors.js'
import { refuseLocked } from '../visits/lock.js'
import { hasDiagnosis, settleFindings } from '../visits/findings.js'

/** HL7 v3 ActCode: where somebody was seen. */
export const ENCOUNTER_CLASSES = ['AMB', 'VR', 'HH', 'EMER', 'IMP'] as const
export type EncounterClass = (typeof ENCOUNTER_CLASSES)[number]

const SIGN = 'patients.visits.sign'

/** The note, in the order in which it is written and read. */
export const NOTE_PARTS = ['subjective', 'objective', 'assessment', 'plan'] as const

/** FHIR Encounter with its note (SOAP). Signed, it is never changed. */
export default class Visit extends ChartEntry {
  static table = 'patients_visits'

  @column() declare status: 'in-progress' | 'finished' | 'entered-in-error'
  @column() declare encounterClass: string
  @column() declare typeDisplay: string | null
  @column() declare typeCodeSystem: string | null
  @column() declare typeCode: string | null
  @column.dateTime() declare startedAt: DateTime
  @column.dateTime() declare endedAt: DateTime | null
  @column() declare authorId: string | null
  @column() declare authorName: string
  @sealed() declare reason: string | null
  @sealed() declare subjective: string | null
  @sealed() declare objective: string | null
  @sealed() declare assessment: string | null
  @sealed() declare plan: string | null
  @sealed() declare errorReason: string | null
  @column.dateTime() declare signedAt: DateTime | null
  @column() declare signedBy: string | null
  @column() declare signedByName: string | null

  /** A draft of the acting member, of now. */
  static async startDraft(patientId: string): Promise<Visit> {
    const { actor } = currentClinic()
    return transaction(async () => {
      const visit = await this.create({
        patientId,
        status: 'in-progress',
        encounterClass: 'AMB',
        startedAt: DateTime.utc().startOf('minute'),
        authorId: actor.userId,
        authorName: actor.name,
      })
      await visit.#audit('create', 'C')
      return visit
    })
  }

  get isDraft() {
    return this.status === 'in-progress'
  }

  get isFinished() {
    return this.status === 'finished'
  }

  get isMine() {
    return this.authorId !== null && this.authorId === currentClinic().actor.userId
  }

  /**
   * Locks the note for good.
   *
   * @param version what the signer has read
   * @throws VisitLockedError, NotTheAuthorError, EmptyVisitError, StaleEditError
   */
  async sign(version: number) {
    const { actor } = currentClinic()
    await transaction(async (trx) => {
      await refuseLocked(trx, this.id)
      if (!this.isMine || !actor.may(SIGN)) throw new NotTheAuthorError()
      if (!(await this.#saysSomething())) throw new EmptyVisitError()
      const signedAt = DateTime.utc().startOf('second')
      await this.revise(version, {
        status: 'finished',
        endedAt: this.endedAt ?? DateTime.max(signedAt, this.startedAt),
        signedAt,
        signedBy: actor.userId,
        signedByName: actor.name,
      } as Partial<this>) // columns of this very class
      await settleFindings(this.id, 'signed')
      await this.#audit('sign')
    })
  }

  /**
   * Makes the acting member the author of a draft that its author cannot sign.
   *
   * @throws VisitLockedError, NotTheAuthorError
   */
  async takeOver() {
    const { actor } = currentClinic()
    if (!(await this.mayBeTakenOver())) throw new NotTheAuthorError()
    const from = this.authorId
    await transaction(async () => {
      await this.revise(this.version, {
        authorId: actor.userId,
        authorName: actor.name,
      } as Partial<this>) // columns of this very class
      await this.#audit('take_over', 'U', { from })
    })
  }

  /** Whether the acting member signs visits, and the author, a nurse or somebody who left, does not. */
  async mayBeTakenOver(): Promise<boolean> {
    const { actor } = currentClinic()
    if (!this.isDraft || this.isMine || !actor.may(SIGN)) return false
    return !(await isCurrentSigner(this.authorId))
  }

  /**
   * Marks a draft as a mistake, with all that was found in it. It stays to be read.
   *
   * @throws VisitLockedError, NotTheAuthorError
   */
  async retract(reason: string) {
    if (!this.isMine && !(await this.mayBeTakenOver())) throw new NotTheAuthorError()
    await transaction(async () => {
      await this.revise(this.version, {
        status: 'entered-in-error',
        errorReason: reason,
      } as Partial<this>) // columns of this very class
      await settleFindings(this.id, 'retracted')
      await this.#audit('retract')
    })
  }

  /** @throws VisitNotSignedError: a draft is simply written on */
  async append(text: string) {
    if (!this.isFinished) throw new VisitNotSignedError()
    await transaction(async () => {
      await VisitAddendum.create({ patientId: this.patientId, visitId: this.id, text })
      await this.#audit('append')
    })
  }

  /** @throws VisitLockedError once it is signed or retracted, whatever the row in hand says */
  async save(): Promise<this> {
    if (!this.$isPersisted) return super.save()
    return transaction(async (trx) => {
      await refuseLocked(trx, this.id)
      return super.save()
    })
  }

  @beforeDelete()
  static refuseDeletion() {
    throw new VisitLockedError()
  }

  async #saysSomething() {
    const texts = [this.reason, ...NOTE_PARTS.map((part) => this[part])]
    return texts.some(Boolean) || (await hasDiagnosis(this.id))
  }

  #audit(verb: Verb<'visits'>, type: 'C' | 'U' = 'U', details: Record<string, unknown> = {}) {
    const entity = { type: 'Patient', id: this.patientId }
    return audit({
      action: `patients.visits.${verb}`,
      type,
      entity,
      details: { visit: this.id, ...details },
    })
  }
}
