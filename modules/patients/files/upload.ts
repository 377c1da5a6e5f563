import { readFile } from 'node:fs/promises'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import Attachment from '../models/attachment.js'
import type Visit from '../models/visit.js'
import { RefusedFileError } from './errors.js'
import { redraw } from './images.js'
import type { Kept } from './kept.js'
import { isImage, sniff } from './kinds.js'
import { checkPdf } from './pdf.js'

/** A page of a scanner at 300 dpi, or a photograph of any phone. */
export const LARGEST_MB = 10
const LARGEST_BYTES = LARGEST_MB * 1024 * 1024

export interface Upload {
  patientId: string
  title: string
  /** The visit that it belongs to; only drafts take more. */
  visit: Visit | null
}

/** @throws RefusedFileError for whatever is no image and no PDF, by its content */
export async function keepUpload(
  file: MultipartFile | null,
  { patientId, title, visit }: Upload
): Promise<Attachment> {
  if (!file?.tmpPath || file.size === 0) throw new RefusedFileError('no-file')
  if (file.size > LARGEST_BYTES) throw new RefusedFileError('too-large')
  if (visit && !visit.isDraft) throw new RefusedFileError('visit-closed')
  const kept = await prepare(await readFile(file.tmpPath))
  return Attachment.keep({ patientId, title, visitId: visit?.id ?? null }, kept)
}

/** @throws RefusedFileError */
export async function prepare(bytes: Buffer): Promise<Kept> {
  const kind = sniff(bytes)
  if (kind === null) throw new RefusedFileError('unknown-kind')
  if (kind === 'image/heic') throw new RefusedFileError('heic')
  if (isImage(kind)) return { kind, ...(await redraw(bytes, kind)) }
  checkPdf(bytes)
  return { kind, content: bytes, preview: null }
}
