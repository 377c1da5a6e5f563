import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { LastOfTeamError } from '#console/errors'
import { joinTeam, leaveTeam, platformTeam } from '#console/team'
import { teamForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'
import type { Locale } from '#identity/user'

/** Who runs the platform. */
export default class TeamController {
  index(ctx: HttpContext) {
    return this.#page(ctx)
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, teamForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#page(ctx)
    }
    const { email, full_name: fullName } = values
    // Only supported locales are ever detected.
    const locale = ctx.i18n.locale as Locale
    const { fullName: name } = await joinTeam({ email, fullName, locale }, agentOf(ctx))
    return this.#back(ctx, 'joined', name)
  }

  async destroy(ctx: HttpContext) {
    try {
      const { fullName: name } = await leaveTeam(ctx.params.user, agentOf(ctx))
      return this.#back(ctx, 'left', name)
    } catch (error) {
      if (!(error instanceof LastOfTeamError)) throw error
      ctx.response.status(error.status)
      return this.#page(ctx, ctx.i18n.t('console.team.last'))
    }
  }

  async #page(ctx: HttpContext, problem?: string) {
    const { id: me } = ctx.auth.getUserOrFail()
    return ctx.view.render('pages/console/team', { team: await platformTeam(), me, problem })
  }

  #back(ctx: HttpContext, words: 'joined' | 'left', name: string) {
    ctx.session.flash('success', ctx.i18n.t(`console.team.${words}`, { name }))
    // Whoever left themselves finds their way from the beginning.
    const isStill = words === 'joined' || ctx.params.user !== ctx.auth.getUserOrFail().id
    return ctx.response
      .redirect()
      .status(303)
      .toPath(isStill ? '/console/team' : '/')
  }
}
