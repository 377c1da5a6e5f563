import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { bus } from '#bus/bus'
import type { ClinicId } from '@medtrack/sdk'
import { forgetOldBytes } from '#tenancy/old_bytes'
import { decrypt, encrypt, newKey } from '#vault/ciphers'
import { UnsealableError } from '#vault/errors'

/** How long a key that is in use is trusted to stand, should the bus fall silent. */
const TRUST_MS = 30_000
const MOST_KNOWN = 5_000
const AT_ONCE = 400
/** What says that a key is the clinic's own. */
const CLINIC_KEY = 'clinic-key'

interface Known {
  key: Buffer
  until: number
}

/**
 * The key store. Every clinic has a key, wrapped by the application's (`APP_KEY`); every subject of a
 * clinic, that is a patient, has one, wrapped by the clinic's. All stand in the central database, none
 * beside what they open: a copy of a clinic's database opens nothing, and what a destroyed key closed
 * stays closed in every copy ever made.
 */
export class SubjectKeys {
  readonly #clinics = new Map<string, Known>()
  readonly #subjects = new Map<string, Known>()

  constructor() {
    bus.subscribe('keys.destroyed', ({ clinicId, subjectIds }) => {
      for (const id of subjectIds) this.#subjects.delete(`${clinicId}/${id}`)
    })
  }

  /** Keys of those who have one; whoever has none, or no longer, is missing. */
  async existing(clinicId: ClinicId, subjectIds: readonly string[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>()
    const unknown: string[] = []
    for (const id of new Set(subjectIds)) {
      const key = recall(this.#subjects, `${clinicId}/${id}`)
      if (key) found.set(id, key)
      else unknown.push(id)
    }
    for (let start = 0; start < unknown.length; start += AT_ONCE) {
      const some = unknown.slice(start, start + AT_ONCE)
      for (const [id, key] of await this.#read(clinicId, some)) found.set(id, key)
    }
    return found
  }

  /** Keys of all of them, made where there is none yet. */
  async ensure(clinicId: ClinicId, subjectIds: readonly string[]): Promise<Map<string, Buffer>> {
    const found = await this.existing(clinicId, subjectIds)
    const missing = [...new Set(subjectIds)].filter((id) => !found.has(id))
    if (missing.length === 0) return found
    const clinicKey = await this.clinicKey(clinicId)
    for (let start = 0; start < missing.length; start += AT_ONCE) {
      const rows = missing.slice(start, start + AT_ONCE).map((subjectId) => ({
        clinic_id: clinicId,
        subject_id: subjectId,
        wrapped_key: encrypt(clinicKey, newKey(), about(clinicId, subjectId)).toString('base64'),
        created_at: Date.now(),
      }))
      // Of two that make one at the same moment, the first one's counts.
      await db.knexQuery().table('subject_keys').insert(rows).onConflict().ignore()
    }
    return this.existing(clinicId, subjectIds)
  }

  /**
   * Destroys keys for good: what they sealed can never be read again, wherever it was copied. May be done again.
   *
   * @returns how many there were
   * @throws OldBytesError while they cannot be taken out of the database's log
   */
  async destroy(clinicId: ClinicId, subjectIds: readonly string[]): Promise<number> {
    const stored = db.from('subject_keys').where('clinic_id', clinicId)
    const gone = await stored.whereIn('subject_id', [...subjectIds]).delete()
    await bus.publish('keys.destroyed', { clinicId, subjectIds: [...subjectIds] })
    await forgetOldBytes(db.connection())
    return Number([gone].flat()[0])
  }

  /** The clinic's own key; made at its first use. */
  async clinicKey(clinicId: ClinicId): Promise<Buffer> {
    const known = recall(this.#clinics, clinicId)
    if (known) return known
    const stored = (await this.#storedClinicKey(clinicId)) ?? (await this.#makeClinicKey(clinicId))
    const key = encryption.decrypt<string>(stored, CLINIC_KEY)
    if (!key) throw new UnsealableError()
    return remember(this.#clinics, clinicId, Buffer.from(key, 'base64'))
  }

  async #read(clinicId: ClinicId, subjectIds: readonly string[]): Promise<[string, Buffer][]> {
    const rows = await db
      .from('subject_keys')
      .where('clinic_id', clinicId)
      .whereIn('subject_id', [...subjectIds])
    if (rows.length === 0) return []
    const clinicKey = await this.clinicKey(clinicId)
    return rows.map(({ subject_id: id, wrapped_key: wrapped }) => {
      const key = decrypt(clinicKey, Buffer.from(wrapped, 'base64'), about(clinicId, id))
      return [id, remember(this.#subjects, `${clinicId}/${id}`, key)]
    })
  }

  async #storedClinicKey(clinicId: ClinicId): Promise<string | undefined> {
    const row = await db.from('clinic_keys').where('clinic_id', clinicId).first()
    return row?.wrapped_key
  }

  async #makeClinicKey(clinicId: ClinicId): Promise<string> {
    const wrapped = encryption.encrypt(newKey().toString('base64'), undefined, CLINIC_KEY)
    const row = { clinic_id: clinicId, wrapped_key: wrapped, created_at: Date.now() }
    await db.knexQuery().table('clinic_keys').insert(row).onConflict().ignore()
    return (await this.#storedClinicKey(clinicId)) ?? wrapped
  }
}

function about(clinicId: string, subjectId: string) {
  return `${clinicId}/${subjectId}`
}

function recall(known: Map<string, Known>, id: string): Buffer | undefined {
  const entry = known.get(id)
  return entry && entry.until > Date.now() ? entry.key : undefined
}

function remember(known: Map<string, Known>, id: string, key: Buffer): Buffer {
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value as string) // it is not empty
  known.set(id, { key, until: Date.now() + TRUST_MS })
  return key
}

export const subjectKeys = new SubjectKeys()
