import { currentClinic } from '@medtrack/sdk'
import Allergy from '../../../models/allergy.js'
import Medication from '../../../models/medication.js'
import type { Desk } from '../../desk.js'

type Fields = Record<string, string>

/** What a doctor types for a usual prescription. */
export const AMOXICILLIN: Fields = {
  drug: 'Amoxicillin',
  dose: '500 mg',
  doseForm: 'capsule',
  route: 'oral',
  frequency: 'Three times a day',
  durationDays: '7',
  quantity: '21 capsules',
  refills: '0',
  maySubstitute: '1',
  instructions: 'Take it with food.',
}

/** A doctor at the clinic's prescriptions of one patient. */
export class Pharmacy {
  constructor(
    readonly desk: Desk,
    readonly patientId: string
  ) {}

  get path() {
    return `/${this.patientId}/prescriptions`
  }

  review(fields: Fields = {}) {
    return this.desk.post(`${this.path}/review`, { ...AMOXICILLIN, ...fields }, 'doctor')
  }

  issue(fields: Fields = {}) {
    return this.desk.post(this.path, { ...AMOXICILLIN, ...fields }, 'doctor')
  }

  /** Issues one that nothing speaks against; returns its id. */
  async issued(fields: Fields = {}): Promise<string> {
    const response = await this.issue(fields)
    response.assertStatus(303)
    return response.header('location')?.split('/').at(-1) ?? ''
  }

  stop(id: string, reason: string) {
    return this.desk.post(`${this.path}/${id}/stop`, { reason }, 'doctor')
  }

  show(id: string, role: 'doctor' | 'nurse' = 'doctor') {
    return this.desk.get(`${this.path}/${id}`, role)
  }

  noteAllergy(display: string, more: Partial<Allergy> = {}) {
    return this.desk.inside(() =>
      Allergy.create({
        patientId: this.patientId,
        display,
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        ...more,
      })
    )
  }

  noteMedication(display: string, more: Partial<Medication> = {}) {
    return this.desk.inside(() =>
      Medication.create({ patientId: this.patientId, display, status: 'active', ...more })
    )
  }

  /** How the checks of a stored prescription ended: `{ allergy: 'passed', … }`. */
  async outcomes(id: string): Promise<Record<string, string>> {
    const [row] = await this.desk.rows('patients_prescriptions', { id })
    const checks = JSON.parse(String(row.checks)) as { check: string; outcome: string }[] // as stored
    return Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome]))
  }

  count() {
    return this.desk.count('patients_prescriptions')
  }

  /** Days as if the prescription had been written earlier. */
  async endedOn(id: string, day: string) {
    await this.desk.inside(async () => {
      await currentClinic().db.from('patients_prescriptions').where({ id }).update({ ends_on: day })
    })
  }
}
