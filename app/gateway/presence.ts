import type { HttpContext } from '@adonisjs/core/http'
import type { ClinicActor, Role } from '@medtrack/sdk'
import { Access } from '#entitlements/access'
import type { ReadOnly } from '#gateway/errors'
import { ClinicClosedError, ClinicNotFoundError, NotAllowedError } from '#gateway/errors'
import type { Position } from '#identity/position'
import { rolesIn } from '#identity/position'
import type { Workplace } from '#identity/session_row'
import { workplacesIn } from '#identity/session_row'
import SupportVisit from '#identity/support_visit'
import Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'

/** How somebody comes to be at a clinic: as a member, or as a visitor of the platform's support. */
type Standing = Pick<Workplace, 'status' | 'statusReason'> & {
  role: Role | null
  position: Position | null
  readOnly: ReadOnly | null
  visit: SupportVisit | null
}

/** Somebody at a clinic: where they are, what they may do, what is on there. */
export class Presence {
  readonly actor: ClinicActor
  readonly #permissions: ReadonlySet<string>
  readonly #position: Position | null

  /**
   * Finds out whether the signed-in person may be here at all.
   *
   * @throws ClinicNotFoundError unknown clinic, or neither a member nor on a visit
   * @throws ClinicClosedError suspended or archived
   */
  static async establish(ctx: HttpContext, slug: string): Promise<Presence> {
    const workplaces = workplacesIn(ctx)
    const clinic = await directory.bySlug(slug)
    const here = clinic && (memberAt(clinic, workplaces) ?? (await visitorAt(clinic, ctx)))
    if (!clinic || !here) throw new ClinicNotFoundError()
    // Not the directory's word, which another process may have outdated a moment ago.
    if (here.status === 'suspended' || here.status === 'archived') {
      throw new ClinicClosedError(here.status, here.statusReason)
    }
    const access = await Access.of(clinic)
    return new Presence(clinic, here, access, workplaces, ctx)
  }

  /** `null` on a visit. */
  readonly role: Role | null
  /** Why nothing may be changed here now; `null` where all is as ever. */
  readonly readOnly: ReadOnly | null
  /** The support visit that this person is on; `null` for members. */
  readonly visit: SupportVisit | null

  private constructor(
    readonly clinic: Clinic,
    { role, position, readOnly, visit }: Standing,
    readonly access: Access,
    readonly workplaces: readonly Workplace[],
    ctx: HttpContext
  ) {
    const user = ctx.auth.getUserOrFail()
    this.role = role
    this.readOnly = readOnly
    this.visit = visit
    this.#position = position
    this.#permissions = access.permissions(position ?? 'support')
    this.actor = {
      userId: user.id,
      name: user.fullName,
      role,
      source: ctx.request.ip(),
      may: (permission) => this.may(permission),
    }
  }

  may(permission: string) {
    return this.#permissions.has(permission)
  }

  /** Whether what is meant for one of these roles is meant for them. */
  isOneOf(roles: readonly Role[]): boolean {
    return this.#position !== null && rolesIn(this.#position).some((role) => roles.includes(role))
  }

  get permissions(): readonly string[] {
    return [...this.#permissions]
  }

  /** @throws NotAllowedError */
  demand(permission: string) {
    if (!this.may(permission)) throw new NotAllowedError()
  }
}

function memberAt({ id }: Clinic, workplaces: readonly Workplace[]): Standing | undefined {
  const here = workplaces.find(({ clinicId }) => clinicId === id)
  return here && { ...here, visit: null }
}

/** Nobody is asked for who does not run the platform: members cost no query here. */
async function visitorAt({ id }: Clinic, { auth }: HttpContext): Promise<Standing | undefined> {
  const user = auth.getUserOrFail()
  const visit = user.isSuperAdmin ? await SupportVisit.underWay(user.id, id) : null
  const clinic = visit && (await Clinic.find(id))
  if (!clinic) return undefined
  const { status, statusReason } = clinic
  return { status, statusReason, role: null, position: null, readOnly: 'support-visit', visit }
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Set on every page below `/c/<clinic>`. */
    presence: Presence
  }
}
