import type { Resource } from './resources.js'

/** The table of a resource's claims, and the columns there that name it. */
export function tableOf({ kind, id }: Pick<Resource, 'kind' | 'id'>) {
  return kind === 'patient'
    ? { table: 'appointments_patient_claims', at: { patient_id: id } }
    : { table: 'appointments_claims', at: { resource_kind: kind, resource_id: id } }
}
