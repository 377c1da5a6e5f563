import type { ClinicId } from '@medtrack/sdk'
import ClinicRelease from '#releases/clinic_release'
import Clinic from '#tenancy/clinic'

export interface ClinicQuestion {
  q?: string
  status?: string
  plan?: string
  ring?: string
}

/** The states in which a clinic may be shown; half-made and half-removed ones are nobody's business. */
export const SHOWN = ['active', 'suspended', 'archived'] as const

const PER_PAGE = 25

/** A page of clinics by name, each with the releases that it runs. */
export async function clinicPage({ q, status, plan, ring }: ClinicQuestion, page: number) {
  const query = Clinic.query()
    .whereIn('status', [...SHOWN])
    .preload('databaseServer')
    .orderBy('name')
  if (q) matchWords(query, q)
  if (status) query.where('status', status)
  if (plan) query.where('plan', plan)
  if (ring) query.where('ring', ring)
  const found = await query.paginate(page, PER_PAGE)
  const releases = await releasesOf(found.all().map(({ id }) => id))
  return {
    clinics: found.all().map((clinic) => ({ clinic, releases: releases.get(clinic.id) ?? [] })),
    total: found.total,
    perPage: PER_PAGE,
    page,
  }
}

/** One clinic that may be shown, by id. */
export function findClinic(id: string): Promise<Clinic | null> {
  return Clinic.query()
    .where('id', id)
    .whereIn('status', [...SHOWN])
    .preload('databaseServer')
    .first()
}

/** Every word must stand in the name or the address. */
function matchWords(query: ReturnType<typeof Clinic.query>, q: string) {
  for (const word of q.trim().split(/\s+/)) {
    const pattern = `%${word.replaceAll(/[%_!]/g, '!$&')}%`
    query.whereRaw("(name like ? escape '!' or slug like ? escape '!')", [pattern, pattern])
  }
}

async function releasesOf(ids: ClinicId[]): Promise<Map<ClinicId, ClinicRelease[]>> {
  const rows = await ClinicRelease.query().whereIn('clinicId', ids).orderBy('moduleKey')
  return Map.groupBy(rows, ({ clinicId }) => clinicId)
}
