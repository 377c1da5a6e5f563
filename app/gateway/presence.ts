import type { HttpContext } from '@adonisjs/core/http'
import type { ClinicActor, Role } from '@medtrack/sdk'
import { Access } from '#entitlements/access'
import type { ReadOnly } from '#gateway/errors'
import { ClinicClosedError, ClinicNotFoundError, NotAllowedError } from '#gateway/errors'
import type { Workplace } from '#identity/session_row'
import { workplacesIn } from '#identity/session_row'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'

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
    const workplaces = workplacesIn(ctx)
    const clinic = await directory.bySlug(slug)
    const here = clinic && workplaces.find(({ clinicId }) => clinicId === clinic.id)
    if (!clinic || !here) throw new ClinicNotFoundError()
    // Not the directory's word, which another process may have outdated a moment ago.
    if (here.status === 'suspended' || here.status === 'archived') {
      throw new ClinicClosedError(here.status, here.statusReason)
    }
    const access = await Access.of(clinic)
    return new Presence(clinic, here.role, access, workplaces, here.readOnly, ctx)
  }

  private constructor(
    readonly clinic: Clinic,
    readonly role: Role,
    readonly access: Access,
    readonly workplaces: readonly Workplace[],
    /** Why nothing may be changed here now; `null` where all is as ever. */
    readonly readOnly: ReadOnly | null,
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

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Set on every page below `/c/<clinic>`. */
    presence: Presence
  }
}
