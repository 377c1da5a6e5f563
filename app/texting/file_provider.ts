import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { TextMessage, TextProvider } from '#texting/text_provider'

/** Writes each message as a line of JSON, to be read there: nothing leaves this computer. */
export class FileProvider implements TextProvider {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async send({ to, text }: TextMessage) {
    const line = JSON.stringify({ at: new Date().toISOString(), to, text })
    await mkdir(dirname(this.#file), { recursive: true })
    await appendFile(this.#file, `${line}\n`, { mode: 0o600 })
  }
}
