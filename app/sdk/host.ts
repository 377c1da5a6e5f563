import { Exception } from '@adonisjs/core/exceptions'
import type { AuditEntry } from './audit_entry.js'
import type { ClinicContext, ClinicId } from './clinic_context.js'
import type { Member, OwnersMail } from './member.js'
import type { PersonMail, PersonText } from './person_message.js'
import type { PatientRecordTable } from './patient_record_table.js'
import type { TrailLine, TrailQuestion } from './trail_line.js'

export interface QueuedWork {
  name: string
  clinicId: ClinicId
  recordId: string
}

/** A job of a module that is to be run at an instant. */
export interface WakeUp {
  module: string
  job: string
  recordId: string
}

/** What the core gives to the SDK. Modules never see this file; they call the SDK's own verbs. */
export interface Host {
  enqueue(work: QueuedWork): Promise<void>
  /** `onlyEarlier`: an earlier time that stands already is left. */
  wakeAt(context: ClinicContext, wakeUp: WakeUp, at: Date, onlyEarlier: boolean): Promise<void>
  wakeNever(context: ClinicContext, wakeUp: WakeUp): Promise<void>
  announce(context: ClinicContext, topic: string, key: string | null): Promise<void>
  audit(context: ClinicContext, entry: AuditEntry): Promise<void>
  /** Takes up to `count` of a limit, all or nothing unless `partly`; answers how many it got. */
  takeFromLimit(
    context: ClinicContext,
    limit: string,
    count: number,
    partly: boolean
  ): Promise<number>
  giveBackToLimit(context: ClinicContext, limit: string, count: number): Promise<void>
  /** The most that the plan allows; `null` where it sets no limit. */
  limitOf(context: ClinicContext, limit: string): Promise<number | null>
  hasFeature(context: ClinicContext, name: string): Promise<boolean>
  members(context: ClinicContext): Promise<Member[]>
  mailOwners(context: ClinicContext, module: string, message: OwnersMail): Promise<void>
  mailPerson(context: ClinicContext, module: string, message: PersonMail): Promise<void>
  textPerson(context: ClinicContext, module: string, message: PersonText): Promise<void>
  trailOf(context: ClinicContext, question: TrailQuestion): Promise<TrailLine[]>
  patientRecords(context: ClinicContext): Promise<PatientRecordTable[]>
  patientRecordTitles(context: ClinicContext, locale: string): Promise<Map<string, string | null>>
  seal(
    context: ClinicContext,
    contents: readonly { subjectId: string; content: Buffer }[]
  ): Promise<Buffer[]>
  unseal(context: ClinicContext, sealed: readonly Buffer[]): Promise<Buffer[]>
  digest(context: ClinicContext, text: string): Promise<string>
  destroyKeys(context: ClinicContext, subjectIds: readonly string[]): Promise<number>
  referenceFile(name: string): string
}

let installed: Host | undefined

/** Called once by the core while it boots. */
export function installHost(implementation: Host): void {
  installed = implementation
}

export function host(): Host {
  if (!installed) {
    throw new Exception('The platform has not booted: no host is installed.', {
      code: 'E_NO_HOST',
      status: 500,
    })
  }
  return installed
}
