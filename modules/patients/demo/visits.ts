import { members, type DemoInput, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Condition from '../models/condition.js'
import Visit from '../models/visit.js'
import VisitAddendum from '../models/visit_addendum.js'
import { recordVitals } from '../visits/recorded_vitals.js'
import { settleFindings } from '../visits/findings.js'
import { noVitals, type Vitals } from '../visits/vital_signs.js'
import { COMPLAINTS, type Complaint } from './complaints.js'

type Faker = DemoInput['faker']

/** Enough to look alive, and few enough for a quick start. */
const MOST_PATIENTS = 40
/** One of them has come for years: their timeline has pages. */
const REGULAR_VISITS = 45

/** Lets some of the demo clinic's patients have been there, most of their notes signed. */
export async function demoVisits(faker: Faker, patientIds: readonly string[]) {
  const staff = await members()
  const doctors = staff.filter(({ isDoctor }) => isDoctor)
  if (doctors.length === 0) return
  const seen = patientIds.slice(0, MOST_PATIENTS)
  for (const [index, patientId] of seen.entries()) {
    const count = index === 0 ? REGULAR_VISITS : faker.number.int({ min: 1, max: 4 })
    await visits(faker, { patientId, count, doctor: faker.helpers.arrayElement(doctors) })
  }
  const nurse = staff.find(({ role }) => role === 'nurse')
  for (const [index, patientId] of seen.slice(0, 4).entries()) {
    await draft(faker, patientId, (index === 3 && nurse) || doctors[index % doctors.length])
  }
}

async function visits(
  faker: Faker,
  { patientId, count, doctor }: { patientId: string; count: number; doctor: Member }
) {
  let at = workday(DateTime.utc().minus({ days: faker.number.int({ min: 2, max: 40 }) }))
  for (let visit = 0; visit < count; visit++) {
    await signed(faker, { patientId, doctor, at })
    at = workday(at.minus({ days: faker.number.int({ min: 12, max: 160 }) }))
  }
}

async function signed(
  faker: Faker,
  { patientId, doctor, at }: { patientId: string; doctor: Member; at: DateTime }
) {
  const complaint = faker.helpers.arrayElement(COMPLAINTS)
  const signedAt = at.plus({ minutes: 25 })
  const visit = await Visit.create({
    ...noteOf(complaint),
    patientId,
    status: 'finished',
    encounterClass: faker.helpers.weightedArrayElement([
      { weight: 8, value: 'AMB' },
      { weight: 2, value: 'VR' },
    ]),
    startedAt: at,
    endedAt: at.plus({ minutes: 18 }),
    ...writtenBy(doctor),
    signedAt,
    signedBy: doctor.userId,
    signedByName: doctor.name,
  })
  await recordVitals(visit, vitals(faker))
  await diagnose(visit, complaint, doctor)
  await settleFindings(visit.id, 'signed')
  if (faker.datatype.boolean(0.08)) await addendum(visit, doctor)
}

async function draft(faker: Faker, patientId: string, author: Member) {
  const { reason, subjective } = noteOf(faker.helpers.arrayElement(COMPLAINTS))
  const visit = await Visit.create({
    reason,
    subjective,
    patientId,
    status: 'in-progress',
    encounterClass: 'AMB',
    startedAt: workday(DateTime.utc().minus({ days: 1 })),
    ...writtenBy(author),
  })
  await recordVitals(visit, vitals(faker))
}

async function diagnose(visit: Visit, { code, diagnosis }: Complaint, doctor: Member) {
  await Condition.create({
    patientId: visit.patientId,
    visitId: visit.id,
    category: 'encounter-diagnosis',
    codeSystem: 'http://hl7.org/fhir/sid/icd-10-cm',
    code,
    display: diagnosis,
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    createdBy: doctor.userId,
    createdByName: doctor.name,
  })
}

async function addendum(visit: Visit, doctor: Member) {
  await VisitAddendum.create({
    patientId: visit.patientId,
    visitId: visit.id,
    text: 'Called two days later: feeling better, no fever.',
    createdBy: doctor.userId,
    createdByName: doctor.name,
  })
}

function noteOf({ reason, subjective, objective, assessment, plan }: Complaint) {
  return { reason, subjective, objective, assessment, plan }
}

function writtenBy({ userId, name }: Member) {
  return { authorId: userId, authorName: name, createdBy: userId, createdByName: name }
}

function vitals(faker: Faker): Vitals {
  const number = (min: number, max: number) => faker.number.int({ min, max })
  return {
    ...noVitals(),
    systolic: number(104, 156),
    diastolic: number(62, 96),
    heartRate: number(56, 98),
    temperature: number(361, 385) / 10,
    oxygenSaturation: number(94, 100),
  }
}

/** A moment of a working day, in the middle of it in most time zones of the demo clinics. */
function workday(at: DateTime): DateTime {
  const day = at.weekday > 5 ? at.minus({ days: at.weekday - 5 }) : at
  return day.set({
    hour: 14 + (day.day % 6),
    minute: (day.day % 4) * 15,
    second: 0,
    millisecond: 0,
  })
}
