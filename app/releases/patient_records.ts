import type { ClinicId, PatientRecordTable } from '@medtrack/sdk'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'

/** What the releases that a clinic runs keep about patients; of modules that are switched off as well. */
export async function patientRecordsOf(clinicId: ClinicId): Promise<PatientRecordTable[]> {
  const runs = [...(await ledger.of(clinicId))]
  const declared = runs.flatMap(
    ([key, { version }]) => registry.find(key, version)?.contract.patientRecords ?? []
  )
  return declared.map((records) => ({ ...DEFAULTS, ...records }))
}

const DEFAULTS = {
  patientId: 'patient_id',
  key: ['id'],
  onErase: 'delete',
  uniqueWith: [],
} as const
