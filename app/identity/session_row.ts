import { hash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SessionData } from '@adonisjs/session/types'
import type { ClinicId, Role } from '@medtrack/sdk'
import type { Position } from '#identity/position'
import { positionOf } from '#identity/position'
import type { ClinicStatus, ReadOnlyReason } from '#tenancy/clinic'
import { selectRows } from '#tenancy/select_rows'

/** Where the auth guard named `web` keeps the user's id. */
const USER_KEY = 'auth_web'

/**
 * The session, the person whose it is, and where they may work: one query a request. A line for each
 * workplace, or a single one where there is none.
 */
const SELECT = `
  select s.data as sessionData, s.touched_at as touchedAt, s.expires_at as expiresAt,
    u.id, u.email, u.password, u.full_name, u.locale, u.theme, u.is_super_admin, u.disabled_at,
    c.id as clinicId, c.slug as clinicSlug, c.name as clinicName, c.status as clinicStatus,
    c.status_reason as clinicStatusReason, c.read_only_reason as clinicReadOnly, m.role as clinicRole,
    m.practises as clinicPractises
  from sessions s
  left join users u on u.id = s.user_id
  left join memberships m on m.user_id = u.id
  left join clinics c on c.id = m.clinic_id and c.status not in ('provisioning', 'deleting')
  where s.id = ?
  order by c.name`

/** Columns of `users`. */
export type UserRow = { id: string } & Record<string, unknown>

/** One of the clinics that a person may work at. */
export interface Workplace {
  clinicId: ClinicId
  slug: string
  name: string
  role: Role
  position: Position
  /** As stored at this moment: a clinic that was just closed is closed for the very next request. */
  status: ClinicStatus
  statusReason: string | null
  /** As stored at this moment as well. */
  readOnly: ReadOnlyReason | null
}

interface Line extends Record<string, unknown> {
  sessionData: string
  touchedAt: number | string
  expiresAt: number | string
  /** Of the user; `null` where the session is nobody's. */
  id: string | null
  clinicId: ClinicId | null
  clinicSlug: string
  clinicName: string
  clinicStatus: ClinicStatus
  clinicStatusReason: string | null
  clinicReadOnly: ReadOnlyReason | null
  clinicRole: Role
  /** 0 or 1 */
  clinicPractises: number
}

export interface FoundSession {
  data: SessionData
  touchedAt: number
  expiresAt: number
  user: UserRow | null
  workplaces: Workplace[]
}

/** The key of a session's row: whoever reads the table cannot take anyone's place. */
export function sessionKey(sessionId: string): string {
  return hash('sha256', sessionId, 'hex')
}

export async function findSession(
  client: QueryClientContract,
  sessionId: string
): Promise<FoundSession | null> {
  const lines = await selectRows<Line>(client, SELECT, [sessionKey(sessionId)])
  if (lines.length === 0) return null
  const { sessionData, touchedAt, expiresAt, ...user } = lines[0]
  const data: SessionData = JSON.parse(sessionData)
  const isTheirs = user.id !== null && user.id === userIdIn(data)
  return {
    data,
    touchedAt: Number(touchedAt),
    expiresAt: Number(expiresAt),
    user: isTheirs ? (user as UserRow) : null,
    workplaces: isTheirs ? lines.flatMap(workplaceIn) : [],
  }
}

export function userIdIn(data: SessionData): string | null {
  const userId = data[USER_KEY]
  return typeof userId === 'string' ? userId : null
}

const visitors = new WeakMap<HttpContext, FoundSession>()

/** Remembers, for the length of a request, which session it came with. */
export function introduce(ctx: HttpContext, session: FoundSession) {
  visitors.set(ctx, session)
}

/** The row of the user whose session this request came with. */
export function sessionUserRow(ctx: HttpContext): UserRow | null {
  return visitors.get(ctx)?.user ?? null
}

/** Where the person whose session this request came with may work, by name. */
export function workplacesIn(ctx: HttpContext): readonly Workplace[] {
  return visitors.get(ctx)?.workplaces ?? []
}

function workplaceIn({ clinicId, ...line }: Line): Workplace[] {
  const { clinicSlug: slug, clinicName: name, clinicRole: role } = line
  const { clinicStatus: status, clinicStatusReason: statusReason, clinicReadOnly: readOnly } = line
  const position = positionOf({ role, practises: Boolean(line.clinicPractises) })
  return clinicId ? [{ clinicId, slug, name, role, position, status, statusReason, readOnly }] : []
}
