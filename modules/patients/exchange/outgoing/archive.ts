import { Zip, ZipDeflate } from 'fflate'

/** A zip archive that is written while its files are made: none of them is ever whole in memory. */
export class Archive {
  readonly #zip: Zip

  constructor(write: (bytes: Uint8Array) => void) {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      write(bytes)
    })
  }

  begin(name: string) {
    const file = new ZipDeflate(name, { level: 6 })
    this.#zip.add(file)
    return {
      add: (text: string) => file.push(Buffer.from(text)),
      end: () => file.push(new Uint8Array(), true),
    }
  }

  end() {
    this.#zip.end()
  }
}
