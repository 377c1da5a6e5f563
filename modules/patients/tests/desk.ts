import type { ApiClient, ApiRequest } from '@japa/api-client'
import { currentClinic, type Role } from '@medtrack/sdk'
import { createClinic, createMember, removeClinic } from '../../../tests/factories/clinics.js'
import { insideClinic } from '../../../tests/factories/inside_clinic.js'
import { until } from '../../../tests/http/releases/until.js'

type Clinic = Awaited<ReturnType<typeof createClinic>>
type Member = Awaited<ReturnType<typeof createMember>>
type Fields = Record<string, string>

/** Somebody at work in a clinic of their own: what they open, send and see. */
export class Desk {
  readonly #members = new Map<Role, Member>()

  private constructor(
    readonly client: ApiClient,
    readonly clinic: Clinic
  ) {}

  static async open(
    client: ApiClient,
    input: Parameters<typeof createClinic>[0] = {}
  ): Promise<Desk> {
    return new Desk(client, await createClinic(input))
  }

  close() {
    return removeClinic(this.clinic)
  }

  get base() {
    return `/c/${this.clinic.slug}/patients`
  }

  async member(role: Role): Promise<Member> {
    const member = this.#members.get(role) ?? (await createMember(this.clinic, role))
    this.#members.set(role, member)
    return member
  }

  get(path = '', role: Role = 'owner') {
    return this.#send(this.client.get(this.base + path), role)
  }

  post(path: string, fields: Fields = {}, role: Role = 'owner') {
    return this.#send(this.client.post(this.base + path).form(fields), role)
  }

  put(path: string, fields: Fields = {}, role: Role = 'owner') {
    return this.#send(this.client.put(this.base + path).form(fields), role)
  }

  delete(path: string, role: Role = 'owner') {
    return this.#send(this.client.delete(this.base + path).form({}), role)
  }

  send(method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Fields, role: Role = 'owner') {
    return this.#send(this.client.request(this.base + path, method).form(fields), role)
  }

  upload(bytes: Buffer | string, filename = 'patients.csv', role: Role = 'owner') {
    const request = this.client
      .post(`${this.base}/imports`)
      .file('file', Buffer.from(bytes), { filename })
    return this.#send(request, role)
  }

  /** Creates a patient and returns the id. */
  async register(fields: Fields): Promise<string> {
    const response = await this.post('', { sex: 'unknown', ...fields })
    response.assertStatus(303)
    return lastPart(response.header('location'))
  }

  /** Uploads a file and has its rows checked; returns the import's id. */
  async checkedImport(bytes: Buffer | string): Promise<string> {
    const uploaded = await this.upload(bytes)
    uploaded.assertStatus(303)
    const id = uploaded.header('location')?.split('/').at(-2) ?? ''
    const mapping = (await this.#row('patients_imports', id)) as {
      reading: string
      mapping: string
    }
    const columns: (string | null)[] = JSON.parse(mapping.mapping)
    const { delimiter, encoding, dateOrder, hasHeader } = JSON.parse(mapping.reading)
    const chosen = Object.fromEntries(
      columns.map((target, index) => [`columns[${index}]`, target ?? ''])
    )
    const flags: Fields = hasHeader ? { hasHeader: '1' } : {}
    const sent = await this.put(`/imports/${id}/mapping`, {
      delimiter,
      encoding,
      dateOrder,
      ...flags,
      ...chosen,
    })
    sent.assertStatus(303)
    await this.reaches(id, 'ready')
    return id
  }

  reaches(importId: string, status: string) {
    return until(`the import is ${status}`, async () => {
      const row = await this.#row('patients_imports', importId)
      return row.status === status
    })
  }

  /** How many rows of a table hold, in the clinic's own database. */
  count(table: string, where: Record<string, unknown> = {}): Promise<number> {
    return insideClinic(this.clinic, async () => {
      const [{ total }] = await currentClinic().db.from(table).where(where).count('* as total')
      return Number(total)
    })
  }

  rows(table: string, where: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
    return insideClinic(this.clinic, () => currentClinic().db.from(table).where(where))
  }

  inside<T>(work: () => Promise<T>): Promise<T> {
    return insideClinic(this.clinic, work)
  }

  async #row(table: string, id: string) {
    const [row] = await this.rows(table, { id })
    return row
  }

  async #send(request: ApiRequest, role: Role) {
    return request
      .loginAs(await this.member(role))
      .withCsrfToken()
      .accept('html')
      .redirects(0)
  }
}

function lastPart(location: string | undefined): string {
  return location?.split('/').at(-1) ?? ''
}

/** What stands in the cells of a list, row by row. */
export function namesIn(html: string): string[] {
  return [...html.matchAll(/class="row-link private-name" href="[^"]*">([^<]*)</g)].map(
    ([, name]) => name.replaceAll('&#x27;', "'")
  )
}
