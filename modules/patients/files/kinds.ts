/** What may be kept in a chart. */
export type FileKind = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

/** Photographs of newer phones, which nothing here can read. */
export type Sniffed = FileKind | 'image/heic' | null

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** What a file is by its first bytes, whatever its name or its sender says. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.subarray(0, 8).equals(PNG)) return 'image/png'
  if (bytes.subarray(0, 3).equals(JPEG)) return 'image/jpeg'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (text(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  const isHeic = text(bytes, 4, 8) === 'ftyp' && HEIC_BRANDS.includes(text(bytes, 8, 12))
  return isHeic ? 'image/heic' : null
}

export function isImage(contentType: string) {
  return contentType.startsWith('image/')
}

function text(bytes: Buffer, start: number, end: number) {
  return bytes.subarray(start, end).toString('latin1')
}
