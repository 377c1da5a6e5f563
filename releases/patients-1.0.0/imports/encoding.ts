import chardet from 'chardet'
import { UnreadableFileError } from './errors.js'

/** Encodings a person may choose, by the name that the platform's decoder knows. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type Encoding = (typeof ENCODINGS)[number]

const WORKBOOKS = ['504b0304', 'd0cf11e0']
const SNIFFED = 64 * 1024
/** Of the control characters text has these: tab, line feed, form feed, return, escape. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 27])
const DETECTED: Record<string, Encoding> = {
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'windows-1251',
  'Shift_JIS': 'shift_jis',
  'GB18030': 'gb18030',
  'Big5': 'big5',
  'EUC-KR': 'euc-kr',
}

/**
 * Guesses how a text file is encoded.
 *
 * @throws UnreadableFileError when it is empty, a workbook, or no text at all
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes.length === 0) throw new UnreadableFileError('empty')
  if (WORKBOOKS.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))) {
    throw new UnreadableFileError('workbook')
  }
  return byMark(bytes) ?? byZeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : byFrequency(bytes))
}

/** @throws UnreadableFileError when what comes out is no text */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') throw new UnreadableFileError('empty')
  if (hasControls(text.slice(0, SNIFFED))) {
    throw new UnreadableFileError('binary')
  }
  return text
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && !TEXT_CONTROLS.has(code)) {
      return true
    }
  }
  return false
}

function byMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
}

/** UTF-16 without a mark: in western text every other byte is zero. */
function byZeros(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SNIFFED)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]++
  })
  const [even, odd] = zeros.map((count) => count / (sample.length / 2))
  if (odd > 0.6 && even < 0.1) return 'utf-16le'
  if (even > 0.6 && odd < 0.1) return 'utf-16be'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Short files say little: what western Windows writes is the likeliest. */
function byFrequency(bytes: Uint8Array): Encoding {
  const [best] = chardet.analyse(bytes.subarray(0, SNIFFED))
  const isSure = best && best.confidence >= 40
  return (isSure && DETECTED[best.name]) || 'windows-1252'
}
