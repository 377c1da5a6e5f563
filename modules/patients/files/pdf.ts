import { RefusedFileError } from './errors.js'

const TRAILER_WITHIN = 1024
const HEADER = /^%PDF-[12]\.\d(?!\w)/
/** Some programs fill the last block of a file. */
const PADDING = /^[\s\0]*$/

/**
 * A PDF is kept as it came, for it may be signed. It must be one from its first byte to its last: something else that
 * carries a PDF inside is refused. What it does when it is opened is up to the reader's own program; here it is never
 * opened, only handed out.
 *
 * @throws RefusedFileError
 */
export function checkPdf(bytes: Buffer) {
  const head = bytes.subarray(0, 16).toString('latin1')
  const tail = bytes.subarray(-TRAILER_WITHIN).toString('latin1')
  const end = tail.lastIndexOf('%%EOF')
  const isWhole = HEADER.test(head) && end >= 0 && tail.includes('startxref')
  const isLast = PADDING.test(tail.slice(end + '%%EOF'.length))
  if (!isWhole || !isLast) throw new RefusedFileError('broken-pdf')
}
