import env from '#start/env'
import { storagePath } from '#config/storage'
import { FileProvider } from '#texting/file_provider'
import type { TextProvider } from '#texting/text_provider'

/** Who may carry text messages, by the name that `TEXT_PROVIDER` gives them. One more is one line here. */
const PROVIDERS: Record<string, () => TextProvider> = {
  file: () => new FileProvider(storagePath('outbox', 'texts.jsonl')),
}

/** Called once, when the first message is to be sent. */
export function chosenTextProvider(): TextProvider {
  return PROVIDERS[env.get('TEXT_PROVIDER', 'file')]()
}
