import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { audit } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import { SUPPORT_VISIT_MAIL } from '#clinics/support_visit_mail'
import SupportVisit from '#identity/support_visit'
import { queue } from '#queue/queue'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { stored } from '#tenancy/stored'

/** How long a visit may last. */
export const VISIT_MINUTES = [15, 30, 60] as const

/**
 * Lets a person of the platform into the entered clinic. The clinic's own trail tells it first: where
 * that cannot be written, nobody comes in. The owners are told by mail.
 *
 * @returns the visit; the one under way where there is one
 */
export async function beginVisit(
  { id: clinicId }: Clinic,
  agent: Agent,
  reason: string,
  minutes: number
): Promise<SupportVisit> {
  const underWay = await SupportVisit.underWay(agent.id, clinicId)
  if (underWay) return underWay
  const id = v7()
  const act = { action: 'support.visit', entity: { type: 'SupportVisit', id } }
  const details = { reason, minutes }
  await audit({ ...act, type: 'R', details })
  const startedAt = DateTime.utc().startOf('second')
  const visit = await db.connection('central').transaction(async (trx) => {
    await recordOnPlatform({ ...act, agent, clinicId, source: agent.source, details }, trx)
    const times = { startedAt, endsAt: startedAt.plus({ minutes }), endedAt: null, endedBy: null }
    const facts = { id, clinicId, userId: agent.id, visitorName: agent.name, reason, minutes }
    return SupportVisit.create({ ...facts, ...times }, { client: trx })
  })
  try {
    await queue.push({ name: SUPPORT_VISIT_MAIL, clinicId: null, recordId: id })
  } catch (error) {
    // Nobody comes in unannounced.
    await close(visit, null, startedAt)
    throw error
  }
  return visit
}

/** Ends a visit of the entered clinic; its next request finds the door closed. */
export async function endVisit(visit: SupportVisit, agent: Agent): Promise<void> {
  if (await close(visit, agent, DateTime.utc())) await tellTrail(visit)
}

/** Writes the end of those whose time is over; they let nobody in since. Safe in many processes. */
export async function endOverdueVisits(now = DateTime.utc()): Promise<void> {
  const open = await SupportVisit.query().whereNull('endedAt')
  for (const visit of open.filter(({ endsAt }) => endsAt <= now)) {
    if (!(await close(visit, null, visit.endsAt))) continue
    const clinic = await directory.byId(visit.clinicId)
    if (clinic) await enterClinic(clinic, PLATFORM, () => tellTrail(visit)).catch(report)
  }
}

/** @returns whether it was open until now: of two who end it at once, one does */
async function close(visit: SupportVisit, agent: Agent | null, at: DateTime): Promise<boolean> {
  return db.connection('central').transaction(async (trx) => {
    const [changed] = [
      await SupportVisit.query({ client: trx })
        .where('id', visit.id)
        .whereNull('endedAt')
        .update({ endedAt: stored(at), endedBy: agent?.name ?? null }),
    ].flat()
    if (Number(changed) !== 1) return false
    const { clinicId, id } = visit
    const entity = { type: 'SupportVisit', id }
    const act = { action: 'support.end_visit', agent: agent ?? undefined, clinicId, entity }
    await recordOnPlatform({ ...act, source: agent?.source }, trx)
    return true
  })
}

function tellTrail({ id, visitorName }: SupportVisit) {
  const entity = { type: 'SupportVisit', id }
  return audit({
    action: 'support.end_visit',
    type: 'U',
    entity,
    details: { visitor: visitorName },
  })
}

function report(error: unknown) {
  logger.error({ err: error }, 'the end of a support visit could not be written to a clinic')
}
