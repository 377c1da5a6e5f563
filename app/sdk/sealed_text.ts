/** What sealed content begins with: its format, then the id of the patient whose key opens it. */
export const SEAL_MARK = 'sealed.1.'
/** The mark and a UUID stay readable; what follows is encrypted. */
export const SEAL_HEAD = SEAL_MARK.length + 36

/** Sealed content as text: its head as it is, the rest in base64. */
export function writeSealed(sealed: Buffer): string {
  return (
    sealed.subarray(0, SEAL_HEAD).toString('latin1') + sealed.subarray(SEAL_HEAD).toString('base64')
  )
}

/** The content that `writeSealed` wrote; of other text, nothing sensible. */
export function readSealed(text: string): Buffer {
  return Buffer.concat([
    Buffer.from(text.slice(0, SEAL_HEAD), 'latin1'),
    Buffer.from(text.slice(SEAL_HEAD), 'base64'),
  ])
}
