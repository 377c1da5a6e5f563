/** A text message, as a provider takes it. */
export interface TextMessage {
  /** E.164: `+` and digits. */
  to: string
  text: string
}

/** Whoever carries text messages for this deployment. */
export interface TextProvider {
  /** Resolves once the message was taken; rejects where it may be tried again. */
  send(message: TextMessage): Promise<void>
}
