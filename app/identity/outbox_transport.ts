import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'
import { createTransport } from 'nodemailer'
import { v7 } from 'uuid'

/** Writes each mail as an RFC 822 file that any mail program opens. The newest sorts last. */
export class OutboxTransport implements MailTransportContract {
  #folder: string
  #composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

  constructor(config: { folder: string }) {
    this.#folder = config.folder
  }

  async send(message: NodeMailerMessage): Promise<MailResponse<{ file: string }>> {
    const composed = await this.#composer.sendMail(message)
    const file = join(this.#folder, `${v7()}.eml`)
    await mkdir(this.#folder, { recursive: true })
    // Renamed into place, so that a reader never meets half a mail.
    await writeFile(`${file}.part`, composed.message, { mode: 0o600 })
    await rename(`${file}.part`, file)
    return new MailResponse(composed.messageId, composed.envelope, { file })
  }
}

export function outboxTransport(config: { folder: string }) {
  return () => new OutboxTransport(config)
}
