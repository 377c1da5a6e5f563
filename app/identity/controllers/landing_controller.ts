import type { HttpContext } from '@adonisjs/core/http'
import { landingPath } from '#identity/landing'

/** The front door: leads each person to where they work. */
export default class LandingController {
  async show({ auth, response }: HttpContext) {
    return response.redirect().toPath(await landingPath(auth.getUserOrFail()))
  }
}
