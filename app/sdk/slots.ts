import type { Role } from './roles.js'

/** Places where a module may show something on a page that it does not own. */
export interface Slots {
  /** A card on the clinic's home page. */
  'home.card': { view: string; state: Record<string, unknown> } | null
  /** A step of the setup checklist; done is read from real data. */
  'home.checklist': { label: string; path: string; done: boolean } | null
  /** A tab on the patient's chart; gets the patient's id. */
  'patient.tab': { label: string; path: string; count?: number } | null
  /**
   * A card on the first page of the patient's chart; gets the patient's id. Problems and medicines stand at the
   * side, what happened in the middle.
   */
  'patient.card': { view: string; state: Record<string, unknown>; place: 'main' | 'side' } | null
  /** A line below the banner of the patient's chart, on every page of it; gets the patient's id. */
  'patient.banner': {
    text: string
    kind: 'info' | 'warning'
    /** Where it leads, and what that is called. */
    link?: { path: string; label: string }
  } | null
  /** A report that the module offers, below its own address. */
  'report': { label: string; description: string; path: string } | null
  /** Hits in the search box that every page has; gets the typed text. */
  'search': { label: string; items: SearchHit[] } | null
}

export interface SearchHit {
  label: string
  detail?: string
  /** Below the module's own address. */
  path: string
  /** Whether the label is a person's name, hidden in privacy mode. */
  isPrivate?: boolean
}

/** What a slot's function is given: the patient's id, or the typed text, or nothing. */
export interface SlotInput {
  patientId?: string
  query?: string
  /** Words of this release in the member's language. */
  t: (key: string, data?: Record<string, unknown>) => string
}

export type SlotFill = {
  [Name in keyof Slots]: {
    slot: Name
    permission: string
    /** Filled only where this feature of the module is on. */
    feature?: string
    /** Smaller stands first. */
    order?: number
    /** Only for these roles; every role that holds the permission otherwise. */
    roles?: readonly Role[]
    fill: () => Promise<{ default: (input: SlotInput) => Promise<Slots[Name]> }>
  }
}[keyof Slots]

/** What one module put into a slot, with the address of its pages. */
export interface FilledSlot<Name extends keyof Slots> {
  content: NonNullable<Slots[Name]>
  /** Address of a page of the module that filled it: `url(content.path)`. */
  url(path?: string): string
  /** A view of the module that filled it, as HTML, with that release's words and addresses. */
  render(view: string, state: Record<string, unknown>): Promise<string>
}
