import type { Role } from '@medtrack/sdk'
import type { ApiClient } from '@japa/api-client'
import Allergy from '../../../models/allergy.js'
import { Desk } from '../../desk.js'

export const OLD = {
  'given': 'Ana',
  'family': 'Muñoz',
  'birthDate': '1984-05-06',
  'sex': 'female',
  'phones[0][use]': 'mobile',
  'phones[0][number]': '555-123-4567',
}
export const NEW = {
  ...OLD,
  'family': 'Munoz',
  'email': 'ana@people.example',
  'phones[0][number]': '555-999-0000',
}

/** Somebody who was registered twice, and a clinic that knows. */
export class Pair {
  private constructor(
    readonly desk: Desk,
    readonly stays: string,
    readonly goes: string
  ) {}

  static async open(client: ApiClient): Promise<Pair> {
    const desk = await Desk.open(client)
    const stays = await desk.register(OLD)
    return new Pair(desk, stays, await desk.register({ ...NEW, seen: stays }))
  }

  path() {
    return `/${this.stays}/duplicates/${this.goes}`
  }

  merge(fields: Record<string, string> = {}, role: Role = 'doctor') {
    const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
    return this.desk.post(this.path(), { ...seen, ...fields }, role)
  }

  async unmerge(role: Role = 'doctor') {
    const [{ id }] = await this.desk.rows('patients_merges', { undone_at: null })
    const preview = await this.desk.get(`/merges/${String(id)}`, role)
    const foreseen = /name="foreseen" value="([^"]+)"/.exec(preview.text())?.[1] ?? ''
    return this.desk.send(
      'DELETE',
      `/merges/${String(id)}`,
      { foreseen: unescaped(foreseen) },
      role
    )
  }

  noteAllergy(patientId: string, display: string) {
    const entry = { clinicalStatus: 'active', verificationStatus: 'confirmed' } as const
    return this.desk.inside(() =>
      Allergy.create({ patientId, display, note: `About ${display}`, ...entry })
    )
  }
}

/** As it stood before it was written into HTML. */
export function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x2F;', '/')
    .replaceAll('&amp;', '&')
}
