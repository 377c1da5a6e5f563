import { unzipSync } from 'fflate'
import { readExactly } from '../../fhir/json.js'
import { UnreadableRecordsError } from '../errors.js'

/** A file of the upload, or of an archive in it. */
export interface Document {
  /** Whether each line is a resource, as bulk exports are written. */
  isLines: boolean
  values: unknown[]
}

const ARCHIVE = Buffer.from('PK\u0003\u0004', 'latin1')
/** All of it is in memory at once, several times over. */
const LARGEST_UNPACKED = 64 * 1024 * 1024
const READABLE = /\.(?:json|ndjson|jsonl)$/i

/** @throws UnreadableRecordsError */
export function readDocuments(bytes: Buffer): Document[] {
  if (bytes.length === 0) throw new UnreadableRecordsError('empty')
  const isArchive = bytes.subarray(0, ARCHIVE.length).equals(ARCHIVE)
  return (isArchive ? unpack(bytes) : [bytes]).map(readDocument)
}

/** What an archive unpacks to is bounded before it is unpacked. */
function unpack(bytes: Buffer): Buffer[] {
  let size = 0
  const isWanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!READABLE.test(name)) return false
    size += originalSize
    if (size > LARGEST_UNPACKED) throw new UnreadableRecordsError('too-large')
    return true
  }
  try {
    return Object.values(unzipSync(bytes, { filter: isWanted })).map((file) => Buffer.from(file))
  } catch (error) {
    if (error instanceof UnreadableRecordsError) throw error
    throw new UnreadableRecordsError('broken-archive')
  }
}

function readDocument(bytes: Buffer): Document {
  const text = decode(bytes)
  const whole = parse(text)
  if (whole !== undefined) return { isLines: false, values: [whole] }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length === 0) throw new UnreadableRecordsError('empty')
  const values = lines.map(parse)
  if (values.includes(undefined)) throw new UnreadableRecordsError('not-json')
  return { isLines: true, values }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableRecordsError('not-text')
  }
}

function parse(text: string): unknown {
  try {
    return readExactly(text)
  } catch {
    return undefined
  }
}
