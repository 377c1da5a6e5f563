import { CHECKS, isFindingKind, type CheckName, type Finding } from './check.js'

/** What a check found, and why the prescriber went on all the same; sealed, since it names what the patient has. */
export interface CheckDetails {
  findings: readonly Finding[]
  overrideReason: string | null
}

export type StoredDetails = Partial<Record<CheckName, CheckDetails>>

/** Reads what was stored with a prescription. Imports may have brought anything: what makes no sense is left out. */
export function readDetails(stored: string | null): StoredDetails {
  const known = parsed(stored)
  const entries = CHECKS.map((check) => [check, detailsIn(known[check])])
  return Object.fromEntries(entries)
}

function detailsIn(value: unknown): CheckDetails {
  const { findings, overrideReason } = Object(value) as Record<string, unknown> // looked at below
  return {
    findings: Array.isArray(findings) ? findings.filter(isFinding) : [],
    overrideReason: typeof overrideReason === 'string' ? overrideReason : null,
  }
}

function isFinding(value: unknown): value is Finding {
  const { kind, subject = '' } = Object(value) as Record<string, unknown> // looked at here
  return isFindingKind(kind) && typeof subject === 'string'
}

function parsed(stored: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(stored ?? '{}'))
  } catch {
    return {}
  }
}
