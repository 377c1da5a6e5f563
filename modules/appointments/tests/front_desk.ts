import type { ApiClient, ApiRequest } from '@japa/api-client'
import { registerNewcomer } from '@medtrack/patients'
import { currentClinic, type Role } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { createClinic, createMember, removeClinic } from '../../../tests/factories/clinics.js'
import { insideClinic } from '../../../tests/factories/inside_clinic.js'
import AppointmentType from '../models/appointment_type.js'
import Room from '../models/room.js'
import WorkingHours from '../models/working_hours.js'

type Clinic = Awaited<ReturnType<typeof createClinic>>
type Member = Awaited<ReturnType<typeof createMember>>
type Fields = Record<string, string>
/** Roles have one member each, made when they are first asked for; a doctor may be named. */
export type Worker = Role | Member

/** The front desk of a clinic of its own: what is set up, sent and stored there. */
export class FrontDesk {
  readonly #members = new Map<Role, Member>()

  private constructor(
    readonly client: ApiClient,
    readonly clinic: Clinic
  ) {}

  static async open(
    client: ApiClient,
    input: Parameters<typeof createClinic>[0] = {}
  ): Promise<FrontDesk> {
    return new FrontDesk(client, await createClinic(input))
  }

  close() {
    return removeClinic(this.clinic)
  }

  get base() {
    return `/c/${this.clinic.slug}/appointments`
  }

  async member(role: Role): Promise<Member> {
    const member = this.#members.get(role) ?? (await createMember(this.clinic, role))
    this.#members.set(role, member)
    return member
  }

  /** A doctor who works on every day from eight to six, and every other one that is asked for. */
  async doctor({ works = true } = {}): Promise<Member> {
    const doctor = await createMember(this.clinic, 'doctor')
    if (works) {
      for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
        await this.hours(doctor.id, { weekday, fromMinute: 8 * 60, toMinute: 18 * 60 })
      }
    }
    return doctor
  }

  hours(doctorId: string, row: Partial<WorkingHours>): Promise<WorkingHours> {
    return this.inside(() => WorkingHours.create({ doctorId, ...row }))
  }

  patient(given = 'Ana', family = 'Santos'): Promise<string> {
    return this.inside(() => registerNewcomer({ given, family }))
  }

  type(row: Partial<AppointmentType> = {}): Promise<AppointmentType> {
    const facts = { name: 'Consultation', minutes: 30, bufferMinutes: 0, colour: 'blue' } as const
    const flags = { needsRoom: false, isOnline: false, position: 1 }
    return this.inside(() => AppointmentType.create({ ...facts, ...flags, ...row }))
  }

  room(name = 'Room 1', position = 1): Promise<Room> {
    return this.inside(() => Room.create({ name, kind: 'room', position }))
  }

  /** An instant by the clock on the clinic's wall. */
  at(iso: string): DateTime {
    return DateTime.fromISO(iso, { zone: this.clinic.timeZone })
  }

  get(path = '', as: Worker = 'owner') {
    return this.#send(this.client.get(this.base + path), as)
  }

  post(path: string, fields: Fields = {}, as: Worker = 'owner') {
    return this.#send(this.client.post(this.base + path).form(fields), as)
  }

  put(path: string, fields: Fields = {}, as: Worker = 'owner') {
    return this.#send(this.client.put(this.base + path).form(fields), as)
  }

  delete(path: string, fields: Fields = {}, as: Worker = 'owner') {
    return this.#send(this.client.delete(this.base + path).form(fields), as)
  }

  /** As the calendar asks. */
  json(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    fields: object = {},
    as: Worker = 'owner'
  ) {
    const request = this.client.request(this.base + path, method)
    return this.#send(method === 'GET' ? request : request.json(fields), as, 'json')
  }

  count(table: string, where: Record<string, unknown> = {}): Promise<number> {
    return this.inside(async () => {
      const [{ total }] = await currentClinic().db.from(table).where(where).count('* as total')
      return Number(total)
    })
  }

  rows(table: string, where: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
    return this.inside(() => currentClinic().db.from(table).where(where))
  }

  inside<T>(work: () => Promise<T>): Promise<T> {
    return insideClinic(this.clinic, work)
  }

  async #send(request: ApiRequest, as: Worker, accept: 'html' | 'json' = 'html') {
    return request
      .loginAs(typeof as === 'string' ? await this.member(as) : as)
      .withCsrfToken()
      .accept(accept)
      .redirects(0)
  }
}
