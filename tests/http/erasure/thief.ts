import encryption from '@adonisjs/core/services/encryption'
import { readSealed, SEAL_HEAD } from '@medtrack/sdk/sealed_text'
import { decrypt } from '#vault/ciphers'
import type { Copy } from '#tests/http/erasure/copies'

/**
 * What somebody gets who has a copy of a clinic's database, a copy of the key store, and the application's key: sealed
 * content is tried with every key that can be unwrapped, whoever it belongs to.
 *
 * @returns the content in the clear, or `null` when no key opens it
 */
export function openWithAnyKey(
  keyStore: Copy,
  owner: { clinicId: string; subjectId: string },
  sealed: string | Buffer
): string | null {
  const content = (typeof sealed === 'string' ? readSealed(sealed) : sealed).subarray(SEAL_HEAD)
  const { clinicId, subjectId } = owner
  for (const key of everyKey(keyStore)) {
    const opened = attempt(() => decrypt(key, content, `${clinicId}/${subjectId}`))
    if (opened) return opened.toString()
  }
  return null
}

function everyKey({ tables }: Copy): Buffer[] {
  const clinicKeys = (tables.get('clinic_keys') ?? []).map(({ wrapped_key: wrapped }) =>
    Buffer.from(encryption.decrypt<string>(String(wrapped), 'clinic-key') ?? '', 'base64')
  )
  const subjectKeys = (tables.get('subject_keys') ?? []).flatMap((row) => {
    const wrapped = Buffer.from(String(row.wrapped_key), 'base64')
    const about = `${row.clinic_id}/${row.subject_id}`
    return clinicKeys.flatMap((key) => attempt(() => decrypt(key, wrapped, about)) ?? [])
  })
  return [...clinicKeys, ...subjectKeys]
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
