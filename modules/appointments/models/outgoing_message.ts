import { column } from '@adonisjs/lucid/orm'
import { ClinicModel, currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored, storedNow } from '../booking/stored.js'

export type MessageStatus = 'planned' | 'sending' | 'sent' | 'failed' | 'skipped' | 'revoked'

const MOST_ATTEMPTS = 5
/** Whoever began to send a message and was silent for so long has ended without saying how. */
const SILENT_MINUTES = 10

/**
 * A message to a patient that goes out once, however often its job is run: it is claimed before it is sent, by one statement
 * that only one can win. Whoever dies in between leaves the claim behind; then nobody can tell whether it went out, and it is
 * people who decide whether it is sent again.
 */
export class OutgoingMessage extends ClinicModel {
  @column({ isPrimary: true }) declare id: string
  @column() declare appointmentId: string
  @column() declare patientId: string
  @column() declare status: MessageStatus
  @column() declare attempts: number
  @column.dateTime() declare claimedAt: DateTime | null
  @column.dateTime() declare sentAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  /** Whether nobody can tell if it went out. */
  get isUnclear(): boolean {
    return this.status === 'sending' && (this.claimedAt ?? this.createdAt) < silentSince()
  }

  /** Whether somebody should look at it. */
  get needsPeople(): boolean {
    return this.status === 'failed' || this.isUnclear
  }

  static needingPeople<T extends typeof OutgoingMessage>(this: T) {
    return this.query().where((open) =>
      open
        .where('status', 'failed')
        .orWhere((unclear) =>
          unclear.where('status', 'sending').where('claimed_at', '<', stored(silentSince()))
        )
    )
  }

  /**
   * Sends it, unless somebody else does or did. What fails is tried again by the queue; after so many times it has failed.
   *
   * @param asRead columns that must be as they were read
   */
  async deliver(send: () => Promise<void>, asRead: Record<string, string> = {}) {
    const claim = { status: 'sending', claimed_at: storedNow(), attempts: this.attempts + 1 }
    if (!(await change(this, { status: 'planned', ...asRead }, claim))) return
    try {
      await send()
    } catch (error) {
      const isOver = claim.attempts >= MOST_ATTEMPTS
      await change(this, claim, { status: isOver ? 'failed' : 'planned' })
      if (!isOver) throw error
      return
    }
    await change(this, claim, { status: 'sent', sent_at: storedNow() })
  }

  /** There is nobody to send it to, or nothing to say any more. */
  async skip() {
    await change(this, { status: 'planned' }, { status: 'skipped' })
  }

  /** @returns whether it is to be sent once more: a person wants it, and knows that it may be the second time */
  async planAgain(): Promise<boolean> {
    if (!this.needsPeople && this.status !== 'skipped') return false
    const { status, attempts } = this
    return change(this, { status, attempts }, { status: 'planned', attempts: 0 })
  }
}

/** @returns whether it stood as it was thought to */
async function change(
  { id, constructor }: OutgoingMessage,
  from: Record<string, unknown>,
  to: Record<string, unknown>
): Promise<boolean> {
  const { table } = constructor as typeof OutgoingMessage // of the class that the row is of
  const query = currentClinic()
    .db.from(table)
    .where({ id, ...from })
  const [changed] = [await query.update(to)].flat()
  return Number(changed) === 1
}

function silentSince(): DateTime {
  return DateTime.utc().minus({ minutes: SILENT_MINUTES })
}
