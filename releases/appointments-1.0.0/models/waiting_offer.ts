import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { ClinicModel, RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { linkDigest, linkOf } from '../words/links.js'

/** A time that is kept for somebody who waits, until they answer or the link is over. */
export default class WaitingOffer extends ClinicModel {
  static table = 'appointments_waiting_offers'

  @column({ isPrimary: true }) declare id: string
  @column() declare entryId: string
  @column() declare patientId: string
  @column() declare holdId: string | null
  @column() declare doctorId: string
  @column() declare roomId: string | null
  @column() declare typeId: string
  @column.dateTime() declare startsAt: DateTime
  @column() declare tokenDigest: string
  @column.dateTime() declare expiresAt: DateTime
  @column() declare status: 'open' | 'accepted' | 'declined' | 'expired' | 'taken'
  @column() declare appointmentId: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime() declare answeredAt: DateTime | null

  @beforeCreate()
  static async begin(offer: WaitingOffer) {
    offer.id ??= v7()
    offer.tokenDigest = await linkDigest(await linkOf('offer', offer.id))
  }

  static async byLink(link: string): Promise<WaitingOffer> {
    const offer = await this.findBy('tokenDigest', await linkDigest(link))
    if (!offer) throw new RecordNotFoundError()
    return offer
  }

  static async findOrRefuse(id: unknown): Promise<WaitingOffer> {
    const offer = isUuid(id) ? await this.find(id) : null
    if (!offer) throw new RecordNotFoundError()
    return offer
  }

  link(): Promise<string> {
    return linkOf('offer', this.id)
  }
}
