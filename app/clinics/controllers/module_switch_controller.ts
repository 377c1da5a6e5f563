import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { titleOf } from '#clinics/controllers/modules_controller'
import { ModuleSwitches } from '#clinics/module_switch'

/** The owner's switch of one module. */
export default class ModuleSwitchController {
  async store(ctx: HttpContext) {
    const switches = await ModuleSwitches.of(ctx.presence.clinic.id)
    await switches.turnOn(ctx.params.module, agentOf(ctx))
    return this.#answer(ctx, 'clinics.modules.turnedOn')
  }

  async destroy(ctx: HttpContext) {
    const switches = await ModuleSwitches.of(ctx.presence.clinic.id)
    await switches.turnOff(ctx.params.module, agentOf(ctx))
    return this.#answer(ctx, 'clinics.modules.turnedOff')
  }

  #answer({ i18n, params, presence, response, session }: HttpContext, text: string) {
    session.flash('success', i18n.t(text, { module: titleOf(params.module) }))
    return response.redirect().status(303).toPath(`/c/${presence.clinic.slug}/settings/modules`)
  }
}
