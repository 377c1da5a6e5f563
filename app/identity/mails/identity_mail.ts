import { appUrl } from '#config/app'
import i18nManager from '@adonisjs/i18n/services/main'
import { BaseMail } from '@adonisjs/mail'

export interface MailContent {
  to: { address: string; name?: string }
  locale: string
  /** Where in the translations `subject`, `text`, `action` and `note` stand. */
  words: string
  data?: Record<string, string | number>
  /** Where the button leads. */
  path: string
}

/** A sentence, a button and a note, as text and as HTML, in the reader's language. No patient data. */
export abstract class IdentityMail extends BaseMail {
  #content: MailContent

  constructor(content: MailContent) {
    super()
    this.#content = content
  }

  prepare() {
    const { to, path, locale } = this.#content
    const url = new URL(path, appUrl).href
    const words = { ...this.#words(), url, locale }
    this.message
      .to(to.address, to.name)
      .subject(words.subject)
      .text(
        [words.greeting, words.text, `${words.action}:\n${url}`, words.note].join('\n\n') + '\n'
      )
      .htmlView('pages/identity/mail/message', words)
  }

  #words() {
    const { locale, words, data, to } = this.#content
    const i18n = i18nManager.locale(locale)
    const say = (key: string) => i18n.t(`${words}.${key}`, data)
    const greeting = to.name
      ? i18n.t('identity.mail.greeting', { name: to.name })
      : i18n.t('identity.mail.greetingWithoutName')
    return {
      greeting,
      subject: say('subject'),
      text: say('text'),
      action: say('action'),
      note: say('note'),
    }
  }
}
