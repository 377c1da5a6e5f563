import { audit as append, type AuditEntry } from '@medtrack/sdk'

/** Everything that this module writes to the trail; what each is called stands in `lang/<locale>/audit.json`. */
export const ACTS = [
  'patients.create',
  'patients.read',
  'patients.update',
  'patients.archive',
  'patients.restore',
  'patients.export',
  'patients.import',
  'patients.import.undo',
  'patients.access.emergency',
  'patients.access.emergency_end',
  'patients.access.review',
  'patients.details.record',
  'patients.details.revise',
  'patients.details.mark_mistaken',
  'patients.details.take_mistake_back',
  'patients.details.reveal_identifier',
  'patients.details.review_allergies',
  'patients.duplicates.distinguish',
  'patients.duplicates.reconsider',
  'patients.duplicates.merge',
  'patients.duplicates.unmerge',
  'patients.erasure.confirm',
  'patients.erasure.refuse',
  'patients.erasure.erase',
  'patients.erasure.destroy_keys',
  'patients.erasure.certificate',
  'patients.files.create',
  'patients.files.read',
  'patients.files.retract',
  'patients.history.search',
  'patients.history.export',
  'patients.hold.place',
  'patients.hold.lift',
  'patients.plans.begin',
  'patients.plans.change',
  'patients.plans.goal',
  'patients.plans.step',
  'patients.plans.progress',
  'patients.plans.template.keep',
  'patients.plans.template.discard',
  'patients.prescriptions.issue',
  'patients.prescriptions.renew',
  'patients.prescriptions.stop',
  'patients.records.import',
  'patients.records.import.person',
  'patients.records.import.undo',
  'patients.records.import.undo.person',
  'patients.records.export',
  'patients.records.download',
  'patients.restriction.place',
  'patients.restriction.team',
  'patients.restriction.lift',
  'patients.retention.change',
  'patients.visits.create',
  'patients.visits.update',
  'patients.visits.sign',
  'patients.visits.take_over',
  'patients.visits.retract',
  'patients.visits.append',
] as const
export type Act = (typeof ACTS)[number]

/** Of the acts of one area, what follows its name: `sign` of `patients.visits.sign`. */
export type Verb<Area extends string> = Act extends infer One
  ? One extends `patients.${Area}.${infer Rest}`
    ? Rest
    : never
  : never

/** The SDK's, for acts that have a name: nothing else is written to the trail here. */
export function audit(entry: AuditEntry & { action: Act }): Promise<void> {
  return append(entry)
}

/** The key of an act's name in the words of this module. */
export function nameOf(act: Act): string {
  return act.replace('patients.', 'audit.')
}
