import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { LimitReachedError } from '@medtrack/sdk'
import { errors as vine } from '@vinejs/vine'
import { limitTitle } from '#entitlements/limit_titles'
import { ClinicClosedError, ModuleOffError, ReadOnlyError } from '#gateway/errors'
import { safePath } from '#identity/safe_path'

export interface ErrorPage {
  status: number
  code: string
  /** Which of `pages/errors` tells it. */
  view: string
  title: string
  message: string
  reason?: string
  /** Of invalid input: what is wrong, by field. */
  fields?: Record<string, string>
  action: { label: string; href: string }
  retryAfterSeconds?: number
}

const VIEWS = new Set([403, 404, 419, 429, 500, 503])

/** What a person is told of an error, in their language: what happened, why, what to do next. */
export function explain(error: unknown, ctx: HttpContext): ErrorPage {
  const { status, code } = classify(error)
  // What fails early fails before anyone asked which language the person speaks.
  const i18n = ctx.i18n ?? i18nManager.locale(i18nManager.defaultLocale)
  const t = (key: string, data?: Record<string, unknown>) => i18n.t(`errors.${key}`, data)
  const title = `errors.${code}.title`
  const known = i18n.hasMessage(title) || i18n.hasFallbackMessage(title)
  const words = known ? code : VIEWS.has(status) ? String(status) : 'generic'
  return {
    status,
    code,
    view: VIEWS.has(status) ? String(status) : 'generic',
    title: t(`${words}.title`),
    message: t(`${words}.message`, facts(error, ctx)),
    reason: reason(error, t, ctx),
    fields: fields(error),
    action: wayOut(error, ctx, t) ?? nextStep(status, ctx, t),
    retryAfterSeconds: (error as { retryAfterSeconds?: number }).retryAfterSeconds,
  }
}

function classify(error: unknown) {
  if (error instanceof Exception || hasStatus(error)) {
    const { status, code } = error as { status: number; code?: string }
    if (code === 'E_BAD_CSRF_TOKEN') return { status: 419, code }
    // Codes of our own and of the framework; a driver's would tell what the platform is made of.
    const isOurs = /^E_[A-Z_]+$/.test(code ?? '')
    return {
      status: status >= 400 && status < 600 ? status : 500,
      code: isOurs && code ? code : 'E_UNKNOWN',
    }
  }
  return { status: 500, code: 'E_UNKNOWN' }
}

function hasStatus(error: unknown): error is { status: number } {
  return typeof (error as { status?: unknown })?.status === 'number'
}

function facts(error: unknown, ctx: HttpContext): Record<string, unknown> {
  if (error instanceof LimitReachedError) {
    return {
      max: error.max,
      limit: limitTitle(ctx, error.limit).toLocaleLowerCase(ctx.i18n.locale),
    }
  }
  return error instanceof ClinicClosedError ? { status: error.clinicStatus } : {}
}

function reason(error: unknown, t: (key: string) => string, ctx: HttpContext) {
  if (error instanceof LimitReachedError) {
    return t(ownsPlan(ctx) ? 'limit.owner' : 'limit.others')
  }
  if (error instanceof ReadOnlyError) {
    return t(`readOnly.${error.reason}.${ownsPlan(ctx) ? 'owner' : 'others'}`)
  }
  // Why it is off is between the clinic and the platform, not for visitors.
  if (error instanceof ModuleOffError && ctx.presence) {
    return `${t(`off.${error.verdict.reason}`)} ${t(`changedBy.${error.verdict.changedBy}`)}`
  }
  if (error instanceof ClinicClosedError) return error.reason ?? undefined
  return Object.values(fields(error) ?? {}).join(' ') || undefined
}

function fields(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof vine.E_VALIDATION_ERROR)) return undefined
  const messages: { field: string; message: string }[] = error.messages
  return Object.fromEntries(messages.map(({ field, message }) => [field, message]))
}

/** To the page where an owner can change what stood in the way. */
function wayOut(error: unknown, ctx: HttpContext, t: (key: string) => string) {
  if (!ctx.presence || !ownsPlan(ctx)) return undefined
  const base = `/c/${ctx.presence.clinic.slug}`
  if (error instanceof LimitReachedError || error instanceof ReadOnlyError) {
    return { label: t('action.plan'), href: `${base}/settings/plan` }
  }
  if (!(error instanceof ModuleOffError) || !error.verdict.link) return undefined
  const { changedBy, link } = error.verdict
  return { label: t(`action.${changedBy === 'plan' ? 'plan' : 'modules'}`), href: base + link }
}

function ownsPlan(ctx: HttpContext) {
  const { presence } = ctx
  return Boolean(presence?.role && presence.may('clinic.settings'))
}

function nextStep(status: number, ctx: HttpContext, t: (key: string) => string) {
  const again = ctx.request.method() === 'GET' ? (safePath(ctx.request.url(true)) ?? '/') : '/'
  if (status === 419) return { label: t('action.signIn'), href: '/sign-in' }
  if (status >= 500 || status === 429) return { label: t('action.retry'), href: again }
  const clinic = ctx.presence?.clinic.slug
  if (clinic) return { label: t('action.clinic'), href: `/c/${clinic}` }
  return { label: t('action.home'), href: '/' }
}
