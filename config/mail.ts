import env from '#start/env'
import { storagePath } from '#config/storage'
import { outboxTransport } from '#identity/outbox_transport'
import { defineConfig, transports } from '@adonisjs/mail'

const SMTPS = 465
const port = env.get('SMTP_PORT', 587)
const username = env.get('SMTP_USERNAME')

const mailConfig = defineConfig({
  default: env.get('MAIL_TRANSPORT', 'outbox'),
  from: env.get('MAIL_FROM', 'MedTrack <no-reply@localhost>'),
  mailers: {
    /** Written to a folder, to be read there: nothing leaves this computer. */
    outbox: outboxTransport({ folder: storagePath('outbox') }),
    smtp: transports.smtp({
      host: env.get('SMTP_HOST', 'localhost'),
      port,
      /** Other ports begin in the clear and change to TLS where the server offers it. */
      secure: port === SMTPS,
      auth: username
        ? { type: 'login', user: username, pass: env.get('SMTP_PASSWORD', '') }
        : undefined,
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
    }),
  },
})
export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
