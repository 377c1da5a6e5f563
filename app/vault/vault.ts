import { createHmac } from 'node:crypto'
import type { ClinicId } from '@medtrack/sdk'
import { KeyDestroyedError } from '@medtrack/sdk'
import { SEAL_HEAD, SEAL_MARK } from '@medtrack/sdk/sealed_text'
import { decrypt, encrypt } from '#vault/ciphers'
import { subjectKeys } from '#vault/subject_keys'

export interface Unsealed {
  subjectId: string
  content: Buffer
}

/** Seals contents with the key of the subject that each belongs to. */
export async function sealAll(
  clinicId: ClinicId,
  contents: readonly Unsealed[]
): Promise<Buffer[]> {
  const keys = await subjectKeys.ensure(
    clinicId,
    contents.map(({ subjectId }) => subjectId)
  )
  return contents.map(({ subjectId, content }) => {
    const key = keys.get(subjectId)
    if (!key) throw new KeyDestroyedError()
    const sealed = encrypt(key, content, `${clinicId}/${subjectId}`)
    return Buffer.concat([Buffer.from(SEAL_MARK + subjectId), sealed])
  })
}

/**
 * Opens what was sealed; contents carry whose key that needs, so many patients' cost one question.
 *
 * @throws KeyDestroyedError, UnsealableError
 */
export async function unsealAll(clinicId: ClinicId, sealed: readonly Buffer[]): Promise<Buffer[]> {
  const opened = await unsealWhatOpens(clinicId, sealed)
  return opened.map((content) => {
    if (!content) throw new KeyDestroyedError()
    return content
  })
}

/** As `unsealAll`, with `null` for what no key is left for. */
export async function unsealWhatOpens(
  clinicId: ClinicId,
  sealed: readonly Buffer[]
): Promise<(Buffer | null)[]> {
  const subjects = sealed.map(subjectOf)
  const keys = await subjectKeys.existing(clinicId, subjects)
  return sealed.map((content, index) => {
    const key = keys.get(subjects[index])
    return key ? decrypt(key, content.subarray(SEAL_HEAD), `${clinicId}/${subjects[index]}`) : null
  })
}

export function isSealed(content: Buffer): boolean {
  return (
    content.length > SEAL_HEAD &&
    content.subarray(0, SEAL_MARK.length).toString('latin1') === SEAL_MARK
  )
}

/** A keyed digest, to look for equal values without keeping them; of no use outside the clinic. */
export async function digestOf(clinicId: ClinicId, text: string): Promise<string> {
  const key = await subjectKeys.clinicKey(clinicId)
  return createHmac('sha256', key).update(text).digest('hex')
}

function subjectOf(sealed: Buffer): string {
  return sealed.subarray(SEAL_MARK.length, SEAL_HEAD).toString('latin1')
}
