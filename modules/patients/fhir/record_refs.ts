import type { Reference, Resource } from '@medplum/fhirtypes'
import type { Refs } from './mapping.js'

/** A resource of a record, under the names that others know it by. */
export interface RecordResource {
  resource: Resource
  fullUrl: string | null
  /** Our row that stands for it. */
  rowId: string | null
}

/** How the resources of one patient's record refer to each other, and to rows of ours. */
export class RecordRefs implements Refs {
  readonly #byName = new Map<string, RecordResource>()
  readonly #byResource = new Map<Resource, RecordResource>()
  readonly #addresses = new Map<string, string>()

  constructor(readonly patient: Reference<never>) {}

  add(known: RecordResource) {
    this.#byResource.set(known.resource, known)
    for (const name of namesOf(known)) if (!this.#byName.has(name)) this.#byName.set(name, known)
    if (known.rowId) this.noteAddress(known.resource.resourceType, known.rowId, addressOf(known))
  }

  /** Where the resource of a row of ours is found. */
  noteAddress(type: string, rowId: string, address: string) {
    this.#addresses.set(`${type}/${rowId}`, address)
  }

  /** What had a row planned has none after all. */
  forgetRow(resource: Resource) {
    const known = this.#byResource.get(resource)
    if (!known?.rowId) return
    this.#addresses.delete(`${resource.resourceType}/${known.rowId}`)
    known.rowId = null
  }

  find<R extends Resource>(reference: Reference | undefined, within?: Resource): R | undefined {
    const name = reference?.reference
    if (!name) return undefined
    const contained = name.startsWith('#') ? containedIn(within, name.slice(1)) : undefined
    return (contained ?? this.#lookUp(name)?.resource) as R | undefined // what its type says stands there
  }

  all<R extends Resource>(type: R['resourceType']): R[] {
    const resources = [...this.#byResource.keys()]
    return resources.filter(({ resourceType }) => resourceType === type) as R[] // of this very type
  }

  rowOf(type: string, reference: Reference | undefined): string | null {
    const known = reference?.reference ? this.#lookUp(reference.reference) : undefined
    return known?.resource.resourceType === type ? known.rowId : null
  }

  rowOfResource(resource: Resource): string | null {
    return this.#byResource.get(resource)?.rowId ?? null
  }

  to(type: string, rowId: string | null): Reference<never> | undefined {
    const address = rowId ? this.#addresses.get(`${type}/${rowId}`) : undefined
    return address ? { reference: address } : undefined
  }

  #lookUp(reference: string): RecordResource | undefined {
    const current = reference.replace(/\/_history\/.*$/, '')
    return this.#byName.get(current) ?? this.#byName.get(tailOf(current))
  }
}

/** `Patient/7` of `https://example.org/fhir/Patient/7`. */
export function tailOf(reference: string): string {
  return reference.split('/').slice(-2).join('/')
}

/** What the resource is called by others: by its address, or by its type and id. */
export function namesOf({ resource, fullUrl }: Pick<RecordResource, 'resource' | 'fullUrl'>) {
  const { resourceType, id } = resource
  return [fullUrl, id && `${resourceType}/${id}`, id && `urn:uuid:${id}`].filter(
    (name): name is string => Boolean(name)
  )
}

function addressOf({ resource, fullUrl }: RecordResource): string {
  return fullUrl ?? `${resource.resourceType}/${resource.id}`
}

function containedIn(within: Resource | undefined, id: string): Resource | undefined {
  const contained = within && 'contained' in within ? within.contained : undefined
  return contained?.find((one) => one.id === id)
}
