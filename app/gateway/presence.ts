import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { ClinicActor, ClinicId, Role } from '@medtrack/sdk'
import { Access } from '#entitlements/access'
import { ClinicClosedError, ClinicNotFoundError, NotAllowedError } from '#gateway/errors'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { selectRows } from '#tenancy/select_rows'

/** One of the clinics that a person may work at. */
export interface Workplace {
  clinicId: ClinicId
  slug: string
  name: string
  role: Role
}

const WORKPLACES = `
  select m.clinic_id as clinicId, m.role, c.slug, c.name
  from memberships m join clinics c on c.id = m.clinic_id
  where m.user_id = ? and c.status not in ('provisioning', 'deleting')
  order by c.name`

/** A member at a clinic: where they are, what they may do, what is on there. */
export class Presence {
  readonly actor: ClinicActor
  readonly #permissions: ReadonlySet<string>

  /**
   * Finds out whether the signed-in person may be here at all.
   *
   * @throws ClinicNotFoundError unknown clinic, or not a member
   * @throws ClinicClosedError suspended or archived
   */
  static async establish(ctx: HttpContext, slug: string): Promise<Presence> {
    const user = ctx.auth.getUserOrFail()
    const [clinic, workplaces] = await Promise.all([directory.bySlug(slug), workplacesOf(user.id)])
    const here = clinic && workplaces.find(({ clinicId }) => clinicId === clinic.id)
    if (!clinic || !here) throw new ClinicNotFoundError()
    if (clinic.status === 'suspended' || clinic.status === 'archived') {
      throw new ClinicClosedError(clinic.status, clinic.statusReason)
    }
    const access = Access.of(await ledger.of(clinic.id))
    return new Presence(clinic, here.role, access, workplaces, ctx)
  }

  private constructor(
    readonly clinic: Clinic,
    readonly role: Role,
    readonly access: Access,
    readonly workplaces: readonly Workplace[],
    ctx: HttpContext
  ) {
    const user = ctx.auth.getUserOrFail()
    this.#permissions = access.permissions(role)
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

  get permissions(): readonly string[] {
    return [...this.#permissions]
  }

  /** @throws NotAllowedError */
  demand(permission: string) {
    if (!this.may(permission)) throw new NotAllowedError()
  }
}

/** The clinics that a person may enter, by name. Asked on every request, so a change counts at once. */
export function workplacesOf(userId: string): Promise<Workplace[]> {
  return selectRows(db.connection('central'), WORKPLACES, [userId])
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Set on every page below `/c/<clinic>`. */
    presence: Presence
  }
}
