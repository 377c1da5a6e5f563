/** What a flag may depend on. The clinic's id also decides on which side of a gradual flag it falls. */
export interface FlagContext {
  clinicId: string
  plan: string
  ring: string
  country: string
  /** Version of the module that is asked about; `null` where the clinic has none. */
  release: string | null
}

/** Since when a flag stands as it does, and who turned it, as far as that is known. */
export interface FlagNote {
  since: string
  by: string | null
}

/**
 * Where flags come from. Asking never waits: what a source knows, it holds in memory.
 * Flags are named `module.<key>` and `feature.<key>.<name>`.
 */
export interface FlagSource {
  isOn(flag: string, context: FlagContext): boolean
  noteOf?(flag: string): FlagNote | null
  /** Calls `handler` after any flag changed; the answers given before are forgotten then. */
  onChange(handler: () => void): void
}

/** A deployment without flags holds nothing back. */
const EVERYTHING_ON: FlagSource = { isOn: () => true, onChange: () => {} }

let current: FlagSource = EVERYTHING_ON
const listeners = new Set<() => void>()

/** The source that answers in this process. */
export function flagSource(): FlagSource {
  return current
}

/** Puts another source in its place; what was answered before is forgotten. */
export function useFlagSource(source: FlagSource): void {
  current = source
  source.onChange(() => listeners.forEach((listener) => listener()))
  listeners.forEach((listener) => listener())
}

/** Hears of changed flags whichever source answers. */
export function onFlagsChanged(listener: () => void): void {
  listeners.add(listener)
}
