import i18nManager from '@adonisjs/i18n/services/main'
import { BaseMail } from '@adonisjs/mail'
import mail from '@adonisjs/mail/services/main'
import type { ClinicFacts, PersonMail } from '@medtrack/sdk'
import { senderAddress } from '#config/mail'
import type { PersonWords } from '#gateway/people/person_words'
import { personWords } from '#gateway/people/person_words'

/** Sends somebody who is no member what a module has to tell them, in the clinic's name. */
export async function mailSomebody(clinic: ClinicFacts, module: string, message: PersonMail) {
  const words = await personWords(clinic, module, message.locale)
  if (words) await mail.send(new ClinicMail(clinic, words, message))
}

/** A sentence, a button where there is somewhere to go, and a note; as text and as HTML. */
class ClinicMail extends BaseMail {
  readonly #clinic: ClinicFacts
  readonly #words: PersonWords
  readonly #mail: PersonMail

  constructor(clinic: ClinicFacts, words: PersonWords, content: PersonMail) {
    super()
    this.#clinic = clinic
    this.#words = words
    this.#mail = content
  }

  prepare() {
    const { to, calendar } = this.#mail
    const said = this.#said()
    const way = said.url ? `${said.action}:\n${said.url}` : undefined
    const parts = [said.greeting, said.text, way, said.note].filter(Boolean)
    this.message
      .from(senderAddress, this.#clinic.name)
      .to(to.address, to.name)
      .subject(said.subject)
      .text(`${parts.join('\n\n')}\n`)
      .htmlView('pages/identity/mail/message', said)
    if (!calendar) return
    const { content, method, filename = 'appointment.ics' } = calendar
    this.message.icalEvent(content, { method, filename })
  }

  #said() {
    const { to, words, data, path } = this.#mail
    const { locale, say, url } = this.#words
    const i18n = i18nManager.locale(locale)
    const greeting = to.name
      ? i18n.t('identity.mail.greeting', { name: to.name })
      : i18n.t('identity.mail.greetingWithoutName')
    return {
      locale,
      sender: this.#clinic.name,
      greeting,
      // Given nothing but the clinic's name: it is shown on locked phones.
      subject: say(`${words}.subject`, {}),
      text: say(`${words}.text`, data),
      note: say(`${words}.note`, data),
      action: path === undefined ? undefined : say(`${words}.action`, data),
      url: path === undefined ? undefined : url(path),
    }
  }
}
