import { currentClinic, destroyKeys, sealBytes, transaction, unsealBytes } from '@medtrack/sdk'
import { ExportStoppedError } from '../errors.js'

const TABLE = 'patients_export_pieces'
const PIECE_BYTES = 512 * 1024

/** What of an export tells whose key seals it: the patient's, who may be erased, or one of its own. */
interface Sealed {
  id: string
  patientId: string | null
}

/** Takes a file's bytes as they are made and stores them sealed, piece by piece. */
export class PieceWriter {
  readonly #subjectId: string
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #position = 0
  byteCount = 0

  constructor(readonly one: Sealed) {
    this.#subjectId = one.patientId ?? one.id
  }

  add(bytes: Uint8Array | string) {
    const buffer = Buffer.from(bytes as Uint8Array) // takes either
    this.#waiting.push(buffer)
    this.#waitingBytes += buffer.length
    this.byteCount += buffer.length
  }

  /**
   * Stores whole pieces; the rest waits for more.
   *
   * @throws ExportStoppedError
   */
  async flush() {
    if (this.#waitingBytes >= PIECE_BYTES) await this.#store(PIECE_BYTES)
  }

  /** Stores what is left. */
  async end() {
    if (this.#waitingBytes > 0) await this.#store(1)
  }

  async #store(smallest: number) {
    let bytes = Buffer.concat(this.#waiting)
    while (bytes.length >= smallest && bytes.length > 0) {
      await this.#insert(bytes.subarray(0, PIECE_BYTES))
      bytes = bytes.subarray(PIECE_BYTES)
    }
    this.#waiting = bytes.length > 0 ? [bytes] : []
    this.#waitingBytes = bytes.length
  }

  async #insert(bytes: Buffer) {
    const sealed = await sealBytes(this.#subjectId, bytes)
    const row = { export_id: this.one.id, position: this.#position, bytes: sealed }
    await transaction(async (trx) => {
      const held = await trx.from('patients_exports').where('id', this.one.id).forUpdate().first()
      if (held?.status !== 'working') throw new ExportStoppedError()
      await trx.table(TABLE).insert(row)
    })
    this.#position += 1
  }
}

export async function* piecesOf({ id }: Sealed): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const row = await currentClinic().db.from(TABLE).where({ export_id: id, position }).first()
    if (!row) return
    yield await unsealBytes(row.bytes)
  }
}

/** Before a file is made anew. */
export async function removePieces({ id }: Sealed) {
  await currentClinic().db.from(TABLE).where('export_id', id).delete()
}

/** For good: what older copies of the database hold opens for nobody, but a patient's own key stays the patient's. */
export async function forgetPieces(one: Sealed) {
  await removePieces(one)
  if (!one.patientId) await destroyKeys([one.id])
}
