import { column } from '@adonisjs/lucid/orm'
import type Appointment from './appointment.js'
import { OutgoingMessage } from './outgoing_message.js'

/** A mail that tells a patient how an appointment stands since a change. One for each state of it. */
export default class Notice extends OutgoingMessage {
  static table = 'appointments_notices'

  /** Version of the appointment of which it tells. */
  @column() declare appointmentVersion: number

  /** Whatever was not sent of earlier states is of no use any more. */
  static async outdate({ id, version }: Appointment) {
    await this.query()
      .where('appointment_id', id)
      .where('appointment_version', '<', version)
      .whereIn('status', ['planned', 'sending', 'failed'])
      .update({ status: 'revoked' })
  }

  /** When the patient was told how it stands now, if they were. */
  static async toldAt({ id, version }: Appointment) {
    const notice = await this.query()
      .where({ appointmentId: id, appointmentVersion: version, status: 'sent' })
      .first()
    return notice?.sentAt ?? null
  }
}
