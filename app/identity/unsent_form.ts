import type { HttpContext } from '@adonisjs/core/http'
import { safePath } from '#identity/safe_path'

/** A form that was sent after the session had ended, and waits in the page to be sent again. */
export interface UnsentForm {
  action: string
  fields: [name: string, value: string][]
}

/** Kept out of the page: the token is worthless, and passwords are typed anew. */
const LEFT_OUT = /^_csrf$|password/

/**
 * What the refused request carried, where it came from one of our own pages: another site must not
 * have its words sent in somebody's name. Files cannot be kept.
 */
export function unsentForm(ctx: HttpContext): UnsentForm | null {
  const action = safePath(ctx.request.url(true))
  if (ctx.auth?.user || !action || !isOwnForm(ctx)) return null
  const fields = flatten(ctx.request.body()).filter(([name]) => !LEFT_OUT.test(name))
  return { action, fields }
}

/** Asks for the password in place. For the answer to a stale form token. */
export function askToSignInAgain(ctx: HttpContext, unsent: UnsentForm) {
  ctx.response.status(419)
  return ctx.view.render('pages/identity/sign_in', { unsent: JSON.stringify(unsent) })
}

/** What the sign-in page carried along; `null` where it carried nothing, or nonsense. */
export function readUnsent(value: unknown): UnsentForm | null {
  try {
    const { action, fields } = JSON.parse(String(value)) as Partial<UnsentForm>
    const path = safePath(action)
    return path && Array.isArray(fields) && fields.every(isField) ? { action: path, fields } : null
  } catch {
    return null
  }
}

function isOwnForm({ request }: HttpContext) {
  const origin = request.header('origin')
  const isOwn = origin && URL.canParse(origin) && new URL(origin).host === request.host()
  return Boolean(isOwn && request.is(['application/x-www-form-urlencoded']) && !request.ajax())
}

function isField(field: unknown): field is [string, string] {
  return (
    Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string')
  )
}

function flatten(value: unknown, name = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return name ? [[name, String(value ?? '')]] : []
  return Object.entries(value).flatMap(([key, part]) =>
    flatten(part, name ? `${name}[${key}]` : key)
  )
}
