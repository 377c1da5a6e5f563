import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const LONGEST = 120
const MOST_MONTHS = 240

/** What is asked of one patient's record. Empty parts ask nothing. */
export interface ChartQuestion {
  text: string
  diagnosis: string
  drug: string
  /** `YYYY-MM-DD`, in the clinic's time. */
  from: string
  to: string
}

/** What is asked of all records. */
export interface ClinicQuestion {
  diagnosis: string
  drug: string
  /** Not seen for so many months. */
  months: number | null
}

type Request = HttpContext['request']

export function chartQuestion(request: Request): ChartQuestion {
  const date = (name: string) => (DATE.test(asked(request, name)) ? asked(request, name) : '')
  return {
    text: asked(request, 'text'),
    diagnosis: asked(request, 'diagnosis'),
    drug: asked(request, 'drug'),
    from: date('from'),
    to: date('to'),
  }
}

export function clinicQuestion(request: Request): ClinicQuestion {
  const months = Number(asked(request, 'months'))
  const isPlausible = Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS
  return {
    diagnosis: asked(request, 'diagnosis'),
    drug: asked(request, 'drug'),
    months: isPlausible ? months : null,
  }
}

export function asksNothing(question: ChartQuestion | ClinicQuestion): boolean {
  return Object.values(question).every((part) => !part)
}

/** The days of the question as moments: from the first one's beginning to the last one's end. */
export function momentsOf({ from, to }: ChartQuestion) {
  const zone = currentClinic().clinic.timeZone
  const at = (day: string, offset: number) => {
    const moment = DateTime.fromISO(day, { zone }).plus({ days: offset }).toUTC()
    return moment.isValid ? moment.toFormat('yyyy-MM-dd HH:mm:ss') : undefined
  }
  return { since: from ? at(from, 0) : undefined, until: to ? at(to, 1) : undefined }
}

function asked(request: Request, name: string): string {
  const value = request.qs()[name]
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : ''
}
