import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type Visit from '../models/visit.js'
import { diagnosesOf, type TypedDiagnosis } from './diagnoses.js'
import { unitSystemOf } from '../details/vitals/units.js'
import { vitalsOf } from './recorded_vitals.js'
import { VITAL_KEYS, written, type VitalKey } from './vital_signs.js'

export const TEXT_FIELDS = ['reason', 'subjective', 'objective', 'assessment', 'plan'] as const

/** A draft as it stands in the form's fields: every value is the text that one would type. */
export interface VisitFields extends Record<(typeof TEXT_FIELDS)[number], string> {
  /** In the clinic's time, as `<input type="datetime-local">` has it. */
  startedAt: string
  encounterClass: string
  vitals: Record<VitalKey, string>
  diagnoses: TypedDiagnosis[]
}

export async function savedFields(visit: Visit): Promise<VisitFields> {
  const { clinic } = currentClinic()
  const [vitals, diagnoses] = [await vitalsOf(visit.id), await diagnosesOf(visit.id)]
  const units = unitSystemOf(clinic.country)
  return {
    startedAt: visit.startedAt.setZone(clinic.timeZone).toFormat("yyyy-MM-dd'T'HH:mm"),
    encounterClass: visit.encounterClass,
    reason: visit.reason ?? '',
    subjective: visit.subjective ?? '',
    objective: visit.objective ?? '',
    assessment: visit.assessment ?? '',
    plan: visit.plan ?? '',
    vitals: eachVital((key) => written(key, vitals[key], units)),
    diagnoses: diagnoses.map(({ id, display, code, codeSystem }) => ({
      id,
      display,
      code,
      codeSystem,
    })),
  }
}

/** What was sent, over what is saved. */
export function typedFields(saved: VisitFields, request: HttpContext['request']): VisitFields {
  const sent = request.body()
  const text = (name: 'startedAt' | 'encounterClass' | (typeof TEXT_FIELDS)[number]) =>
    name in sent ? String(sent[name] ?? '') : saved[name]
  return {
    startedAt: text('startedAt').slice(0, 16),
    encounterClass: text('encounterClass'),
    reason: text('reason'),
    subjective: text('subjective'),
    objective: text('objective'),
    assessment: text('assessment'),
    plan: text('plan'),
    vitals: eachVital((key) =>
      sent.vitals && key in sent.vitals ? String(sent.vitals[key] ?? '') : saved.vitals[key]
    ),
    diagnoses: Array.isArray(sent.diagnoses)
      ? sent.diagnoses.filter(({ display, code }: TypedDiagnosis) => display || code)
      : saved.diagnoses,
  }
}

function eachVital(value: (key: VitalKey) => string): Record<VitalKey, string> {
  // One entry for each key.
  return Object.fromEntries(VITAL_KEYS.map((key) => [key, value(key)])) as Record<VitalKey, string>
}
