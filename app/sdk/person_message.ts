interface PersonMessage {
  /** The person's language, e.g. `es` or `es-MX`; the nearest that the module speaks is taken. */
  locale: string
  /** For the words. The clinic's name is there as `clinic` by itself. */
  data: Record<string, string>
  /** Public page of the module that the message leads to, below `/p/<clinic>/<module>`. */
  path?: string
}

/** A mail to somebody who is no member, such as a patient. */
export interface PersonMail extends PersonMessage {
  to: { address: string; name?: string }
  /**
   * Group of the module's words with `subject`, `text` and `note`, and `action`, the button's label, where there is a path.
   * `subject` is given the clinic's name and nothing else: subjects are shown on locked phones.
   */
  words: string
  /** An appointment for the person's calendar. */
  calendar?: {
    /** As iCalendar. */
    content: string
    method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
    /** `appointment.ics` where left out. */
    filename?: string
  }
}

/** A text message (SMS) to somebody who is no member. */
export interface PersonText extends PersonMessage {
  /** Telephone number with its country, e.g. `+525512345678`. */
  to: string
  /** Name of one sentence of the module's words. The link, where there is one, follows it. */
  words: string
}
