import type { ClinicFacts, PersonText } from '@medtrack/sdk'
import { chosenTextProvider } from '#config/texting'
import { personWords } from '#gateway/people/person_words'
import { texts } from '#texting/texts'

texts.use(chosenTextProvider())

/** Sends somebody who is no member a sentence of a module, in the clinic's name, with its link. */
export async function textSomebody(clinic: ClinicFacts, module: string, message: PersonText) {
  const words = await personWords(clinic, module, message.locale)
  if (!words) return
  const said = words.say(message.words, message.data)
  const text = message.path === undefined ? said : `${said} ${words.url(message.path)}`
  await texts.send({ to: message.to, text })
}
