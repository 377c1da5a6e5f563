import type { Role } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { Desk } from '../../desk.js'

type Fields = Record<string, string>

/** `YYYY-MM-DD`, so many days from today at the clinic. */
export function day(inDays: number): string {
  return String(DateTime.now().setZone('America/New_York').plus({ days: inDays }).toISODate())
}

/** Somebody at work on the treatment plans of one patient. */
export class Planner {
  constructor(
    readonly desk: Desk,
    readonly patientId: string
  ) {}

  get path() {
    return `/${this.patientId}/plans`
  }

  /** Begins a plan with two goals and two steps, one of them overdue; returns its id. */
  async begin(fields: Fields = {}, role: Role = 'doctor'): Promise<string> {
    const response = await this.desk.post(
      this.path,
      {
        'title': 'Hypertension',
        'startsOn': day(-30),
        'note': 'Prefers mornings.',
        'goals[0][description]': 'Pressure below 130/80',
        'goals[0][dueOn]': day(60),
        'goals[1][description]': '',
        'steps[0][description]': 'Home measurements',
        'steps[0][dueOn]': day(-3),
        'steps[1][description]': 'Blood tests',
        'steps[1][dueOn]': day(10),
        'steps[2][description]': '',
        ...fields,
      },
      role
    )
    response.assertStatus(303)
    return response.header('location')?.split('/').at(-1) ?? ''
  }

  show(plan: string, role: Role = 'doctor') {
    return this.desk.get(`${this.path}/${plan}`, role)
  }

  async step(description: string): Promise<{ id: string; version: number; status: string }> {
    const [row] = await this.desk.rows('patients_care_activities', { description })
    return { id: String(row.id), version: Number(row.version), status: String(row.status) }
  }

  async goal(description: string): Promise<{ id: string; version: number }> {
    const [row] = await this.desk.rows('patients_care_goals', { description })
    return { id: String(row.id), version: Number(row.version) }
  }
}
