import type { FileKind } from './kinds.js'

/** What is kept of an uploaded file. */
export interface Kept {
  kind: FileKind
  content: Buffer
  preview: Buffer | null
}
