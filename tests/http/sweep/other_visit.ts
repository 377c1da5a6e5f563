import { DateTime } from 'luxon'
import sharp from 'sharp'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { prepare } from '../../../modules/patients/files/upload.js'
import Attachment from '../../../modules/patients/models/attachment.js'
import Visit from '../../../modules/patients/models/visit.js'

/** A visit and an image in somebody's chart. */
export function makeVisit(clinic: Clinic, patientId: string) {
  return enterClinic(clinic, PLATFORM, async () => {
    const visit = await Visit.create({
      patientId,
      status: 'in-progress',
      encounterClass: 'AMB',
      startedAt: DateTime.utc(2026, 3, 4, 15),
      authorName: 'Dr. Quetzalbird',
      reason: 'Quetzalbirdson has a cough',
    })
    const create = { width: 8, height: 8, channels: 3 as const, background: '#336699' }
    const bytes = await sharp({ create }).png().toBuffer()
    const about = { patientId, title: 'Quetzalbirdson, lungs', visitId: null }
    const file = await Attachment.keep(about, await prepare(bytes))
    return { visit: visit.id, file: file.id }
  })
}
