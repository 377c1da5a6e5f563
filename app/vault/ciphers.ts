import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { UnsealableError } from '#vault/errors'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/**
 * AES-256-GCM: nonce, ciphertext and tag in one.
 *
 * @param about what the content belongs to; opening it as anything else's fails
 */
export function encrypt(key: Buffer, content: Buffer, about: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(about))
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** @throws UnsealableError for another key, another owner, or content that was changed */
export function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new UnsealableError()
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    throw new UnsealableError()
  }
}
