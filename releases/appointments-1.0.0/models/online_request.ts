import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { ClinicModel, destroyKeys, RecordNotFoundError, seal, unseal } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { linkDigest, linkOf } from '../words/links.js'

/** Who asks, as they typed it. */
export interface Asking {
  given: string
  family: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  email: string
  /** With its country. */
  phone: string | null
}

export type OnlineStatus = 'unconfirmed' | 'confirmed' | 'booked' | 'refused' | 'expired'

/**
 * A booking that somebody asked for on the public page. Who asks is sealed with a key of the request itself, which is destroyed
 * once it is settled.
 */
export default class OnlineRequest extends ClinicModel {
  static table = 'appointments_online_requests'

  @column({ isPrimary: true }) declare id: string
  @column() declare patientId: string | null
  @column() declare holdId: string | null
  @column() declare doctorId: string
  @column() declare roomId: string | null
  @column() declare typeId: string
  @column.dateTime() declare startsAt: DateTime
  @column() declare person: string | null
  @column() declare locale: string
  @column() declare status: OnlineStatus
  @column() declare tokenDigest: string
  @column.dateTime() declare expiresAt: DateTime
  @column() declare appointmentId: string | null
  @column.dateTime() declare confirmedAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @beforeCreate()
  static async begin(request: OnlineRequest) {
    request.id ??= v7()
    request.tokenDigest = await linkDigest(await linkOf('online', request.id))
  }

  static async findOrRefuse(id: unknown): Promise<OnlineRequest> {
    const request = isUuid(id) ? await this.find(id) : null
    if (!request) throw new RecordNotFoundError()
    return request
  }

  static async byLink(link: string): Promise<OnlineRequest> {
    const request = await this.findBy('tokenDigest', await linkDigest(link))
    if (!request) throw new RecordNotFoundError()
    return request
  }

  link(): Promise<string> {
    return linkOf('online', this.id)
  }

  async sealPerson(person: Asking) {
    this.person = await seal(this.id, JSON.stringify(person))
  }

  /** `null` once it was forgotten. */
  async whoAsks(): Promise<Asking | null> {
    return this.person ? (JSON.parse(await unseal(this.person)) as Asking) : null // as `sealPerson` wrote it
  }

  /** Nobody can tell any more who asked, in no copy. */
  async forgetPerson() {
    this.person = null
    await this.save()
    await destroyKeys([this.id])
  }
}
