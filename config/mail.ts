import env from '#start/env'
import { storagePath } from '#config/storage'
import { outboxTransport } from '#identity/outbox_transport'
import { defineConfig, transports } from '@adonisjs/mail'
import type { SMTPConfig } from '@adonisjs/mail/types'

const SMTPS = 465

const sender = env.get('MAIL_FROM', 'MedTrack <no-reply@localhost>')
/** Without a name: what a clinic sends carries the clinic's. */
export const senderAddress = /<([^>]+)>/.exec(sender)?.[1] ?? sender

const mailConfig = defineConfig({
  default: env.get('MAIL_TRANSPORT', 'outbox'),
  from: sender,
  mailers: {
    /** Written to a folder, to be read there: nothing leaves this computer. */
    outbox: outboxTransport({ folder: storagePath('outbox') }),
    smtp: transports.smtp(
      smtpServer({
        host: env.get('SMTP_HOST', 'localhost'),
        port: env.get('SMTP_PORT', 587),
        username: env.get('SMTP_USERNAME'),
        password: env.get('SMTP_PASSWORD'),
      })
    ),
  },
})
export default mailConfig

interface SmtpSettings {
  host: string
  port: number
  username?: string
  password?: string
}

/** On other ports than SMTPS the talk begins in the clear and changes to TLS where it is offered. */
export function smtpServer({
  host,
  port,
  username: user,
  password: pass = '',
}: SmtpSettings): SMTPConfig {
  return {
    host,
    port,
    secure: port === SMTPS,
    auth: user ? { type: 'login', user, pass } : undefined,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  }
}

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
