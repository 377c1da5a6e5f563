import { errors as http } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { signUp } from '#config/sign_up'
import { countryChoices, timeZoneChoices } from '#clinics/choices'
import SignUp from '#clinics/sign_up'
import { signUpForm } from '#clinics/validators/sign_up_forms'
import { countAttempt } from '#identity/attempts'
import { normaliseEmail } from '#identity/email'
import { read, showAgain } from '#identity/form_page'
import { digestOf } from '#identity/token'
import type { Locale } from '#identity/user'

const PER_ADDRESS = { requests: 10, duration: '1 hour' } as const
const PER_MAILBOX = { requests: 3, duration: '1 hour' } as const

/** Asking for a clinic of one's own. The answer is the same whether the address has an account or not. */
export default class SignUpsController {
  show(ctx: HttpContext) {
    demandOpen(ctx)
    const { locale } = ctx.i18n
    const choose = { value: '', label: ctx.i18n.t('clinics.signUp.choose') }
    return ctx.view.render('pages/clinics/sign_up', {
      countries: [choose, ...countryChoices(locale)],
      timeZones: [choose, ...timeZoneChoices()],
    })
  }

  async store(ctx: HttpContext) {
    demandOpen(ctx)
    const { values, errors } = await read(ctx, signUpForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.show(ctx)
    }
    await countAttempt(PER_ADDRESS, `sign_up_address_${ctx.request.ip()}`)
    const { clinic_name: clinicName, country, time_zone: timeZone } = values
    const email = normaliseEmail(values.email)
    // A person does not see this field.
    if (!ctx.request.input('website')) {
      // Only supported locales are ever detected.
      const locale = ctx.i18n.locale as Locale
      const ask = () => SignUp.ask({ clinicName, country, timeZone, email, locale })
      await limiter.use(PER_MAILBOX).attempt(`sign_up_mailbox_${digestOf(email)}`, ask)
    }
    return ctx.view.render('pages/clinics/sign_up_sent', { email })
  }
}

/** @throws E_ROUTE_NOT_FOUND where nobody may make clinics for themselves */
export function demandOpen({ request }: HttpContext) {
  if (!signUp.isOpen) throw new http.E_ROUTE_NOT_FOUND([request.method(), request.url()])
}
