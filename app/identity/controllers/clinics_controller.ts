import type { HttpContext } from '@adonisjs/core/http'
import { sharePersonalShell } from '#identity/personal_shell'

/** The choice among a person's clinics, and the page for those who have none. */
export default class ClinicsController {
  async index(ctx: HttpContext) {
    const memberships = await sharePersonalShell(ctx)
    return ctx.view.render('pages/identity/clinics', {
      memberships,
      isSuperAdmin: ctx.auth.getUserOrFail().isSuperAdmin,
    })
  }
}
