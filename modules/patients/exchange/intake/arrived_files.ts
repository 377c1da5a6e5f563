import { RefusedFileError } from '../../files/errors.js'
import { storePieces } from '../../files/pieces.js'
import type { Kept } from '../../files/kept.js'
import { prepare } from '../../files/upload.js'
import type { Entry } from '../../fhir/mapping.js'

/** Files that came inside resources, as they are kept: judged by their content, images drawn anew. */
export class ArrivedFiles {
  readonly #kept = new Map<string, Kept>()
  #waiting: Kept | null = null

  /**
   * Looks at the file of a row, if it has one.
   *
   * @returns whether the row may come in
   */
  async accept([entry]: readonly Entry[]): Promise<boolean> {
    this.#waiting = null
    if (!entry?.content) return true
    try {
      const kept = await prepare(entry.content)
      this.#waiting = kept
      entry.fields = {
        ...entry.fields,
        contentType: kept.kind,
        byteCount: kept.content.length,
        previewByteCount: kept.preview?.length ?? null,
      }
      return true
    } catch (error) {
      if (!(error instanceof RefusedFileError)) throw error
      return false
    }
  }

  /** The file that was accepted last belongs to this row. */
  assign(rowId: string) {
    if (this.#waiting) this.#kept.set(rowId, this.#waiting)
    this.#waiting = null
  }

  async store(patientId: string) {
    for (const [id, { content, preview }] of this.#kept) {
      await storePieces({ id, patientId }, 'original', content)
      if (preview) await storePieces({ id, patientId }, 'preview', preview)
    }
  }
}
