import type { ApiClient } from '@japa/api-client'
import type { Role } from '@medtrack/sdk'
import { Desk } from '../../desk.js'

type Fields = Record<string, string>

/** A consulting room: somebody's chart, and what the people of the clinic write in it. */
export class Room {
  private constructor(
    readonly desk: Desk,
    readonly patientId: string
  ) {}

  static async open(client: ApiClient, input: Parameters<typeof Desk.open>[1] = {}) {
    const desk = await Desk.open(client, input)
    return new Room(desk, await desk.register({ given: 'Ana', family: 'Santos' }))
  }

  close() {
    return this.desk.close()
  }

  get chart() {
    return `/${this.patientId}`
  }

  /** Begins a draft and returns its id. */
  async begin(role: Role = 'doctor'): Promise<string> {
    const response = await this.desk.post(`${this.chart}/visits`, {}, role)
    response.assertStatus(303)
    return response.header('location')?.split('/').at(-1) ?? ''
  }

  write(visitId: string, fields: Fields, role: Role = 'doctor') {
    return this.desk.put(this.#at(visitId), { version: '1', ...fields }, role)
  }

  /** As the page does while one types. */
  async autosave(visitId: string, fields: Fields, role: Role = 'doctor') {
    return this.desk.client
      .put(this.desk.base + this.#at(visitId))
      .form({ version: '1', ...fields })
      .loginAs(await this.desk.member(role))
      .withCsrfToken()
      .accept('json')
  }

  async sign(visitId: string, role: Role = 'doctor') {
    const { version } = await this.row(visitId)
    return this.desk.post(`${this.#at(visitId)}/signature`, { version: String(version) }, role)
  }

  post(visitId: string, verb: string, fields: Fields = {}, role: Role = 'doctor') {
    return this.desk.post(`${this.#at(visitId)}/${verb}`, fields, role)
  }

  read(visitId: string, role: Role = 'doctor') {
    return this.desk.get(this.#at(visitId), role)
  }

  /** A visit that is written and signed. */
  async signed(fields: Fields = { reason: 'Headache since Monday' }): Promise<string> {
    const id = await this.begin()
    const written = await this.write(id, fields)
    written.assertStatus(303)
    const sent = await this.sign(id)
    sent.assertStatus(303)
    return id
  }

  async row(visitId: string): Promise<Record<string, unknown>> {
    const [row] = await this.desk.rows('patients_visits', { id: visitId })
    return row
  }

  async actions(): Promise<unknown[]> {
    const lines = await this.desk.rows('audit_events')
    return lines.map(({ action }) => action)
  }

  #at(visitId: string) {
    return `${this.chart}/visits/${visitId}`
  }
}
