import { bus } from '#bus/bus'
import Clinic from '#tenancy/clinic'

/** How long an answer is trusted should the bus fall silent. */
const TRUST_MS = 30_000

interface Entry {
  clinic: Clinic | null
  until: number
}

/** Finds clinics by slug or id without asking the central database twice. */
export class ClinicDirectory {
  readonly #bySlug = new Map<string, Entry>()
  readonly #byId = new Map<string, Entry>()
  #changes = 0

  constructor() {
    bus.subscribe('clinic.changed', ({ clinicId }) => this.forget(clinicId))
  }

  /** The clinic at this address; `null` where there is none that anyone may see. */
  async bySlug(slug: string): Promise<Clinic | null> {
    const known = this.#bySlug.get(slug)
    if (known && known.until > Date.now()) return known.clinic
    return this.#findAndKeep('slug', slug)
  }

  async byId(id: string): Promise<Clinic | null> {
    const known = this.#byId.get(id)
    if (known && known.until > Date.now()) return known.clinic
    return this.#findAndKeep('id', id)
  }

  /** Reads in one go the clinics that will be asked for in a moment. */
  async foresee(ids: readonly string[]) {
    const now = Date.now()
    const unknown = ids.filter((id) => (this.#byId.get(id)?.until ?? 0) <= now)
    if (unknown.length === 0) return
    const changes = this.#changes
    const found = await Clinic.query().whereIn('id', unknown).preload('databaseServer')
    if (changes !== this.#changes) return
    for (const clinic of found) if (clinic.isVisible) this.#keep(clinic)
  }

  forget(clinicId: string) {
    this.#changes++
    const known = this.#byId.get(clinicId)
    this.#byId.delete(clinicId)
    if (known?.clinic) this.#bySlug.delete(known.clinic.slug)
  }

  /** What was read while something changed may be old already: it is used once and not kept. */
  async #findAndKeep(column: 'slug' | 'id', value: string) {
    const changes = this.#changes
    const clinic = await this.#find(column, value)
    return changes === this.#changes ? this.#keep(clinic) : clinic
  }

  async #find(column: 'slug' | 'id', value: string) {
    const clinic = await Clinic.query().where(column, value).preload('databaseServer').first()
    return clinic?.isVisible ? clinic : null
  }

  /** Unknown addresses are not kept: anyone could fill the memory with them. */
  #keep(clinic: Clinic | null) {
    if (!clinic) return null
    const entry = { clinic, until: Date.now() + TRUST_MS }
    this.#bySlug.set(clinic.slug, entry)
    this.#byId.set(clinic.id, entry)
    return clinic
  }
}

export const directory = new ClinicDirectory()
