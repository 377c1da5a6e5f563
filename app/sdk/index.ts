/**
 * `@medtrack/sdk`: all that a module may see of the core.
 */
export { defineModule } from './module.js'
export type * from './module.js'
export { defineBackfill } from './backfill.js'
export type { Backfill, BackfillBatch, BackfillProgress } from './backfill.js'
export type * from './slots.js'
export type {
  ModulePage,
  ModuleRoute,
  PublicRoute,
  PublicRouteBuilder,
  PublicRouteOptions,
  RouteBuilder,
  RouteOptions,
} from './routes.js'
export { currentClinic } from './clinic_context.js'
export type {
  ClinicActor,
  ClinicContext,
  ClinicFacts,
  ClinicId,
  DateOrder,
} from './clinic_context.js'
export { ClinicModel } from './clinic_model.js'
export { AuthoredModel } from './authored_model.js'
export { sealed, SealedModel } from './sealed_model.js'
export {
  destroyKeys,
  digest,
  seal,
  sealAll,
  sealBytes,
  unseal,
  unsealAll,
  unsealBytes,
  unsealRows,
} from './vault.js'
export { announce } from './live.js'
export { mailOwners, members } from './members.js'
export type { Member, OwnersMail } from './member.js'
export { mailPerson, textPerson } from './people.js'
export type { PersonMail, PersonText } from './person_message.js'
export { patientRecords, patientRecordTitles } from './patient_records.js'
export type { PatientRecords, PatientRecordTable } from './patient_record_table.js'
export { referenceFile } from './reference.js'
export { ensureIndex, ensureTable, idColumn, inChunks } from './schema.js'
export type { Index } from './schema.js'
export { trailOf } from './trail.js'
export type { TrailLine, TrailQuestion } from './trail_line.js'
export { transaction } from './transaction.js'
export { audit } from './audit.js'
export { hasFeature } from './features.js'
export { releaseLimit, useLimit, useLimitUpTo } from './limits.js'
export type { AuditEntry } from './audit_entry.js'
export { dispatch } from './jobs.js'
export type { JobHandler } from './jobs.js'
export { wakeAt, wakeNever } from './wake_ups.js'
export { EVERYONE, ROLES } from './roles.js'
export type { Role } from './roles.js'
export {
  KeyDestroyedError,
  LimitReachedError,
  ModuleContractError,
  NoClinicError,
  OtherClinicError,
  RecordNotFoundError,
  StaleEditError,
  TryLaterError,
} from './errors.js'
