import type { HttpContext } from '@adonisjs/core/http'
import { normaliseEmail } from '#identity/email'
import User from '#identity/user'

/** Who stands before a link that was mailed to an address, which decides what its page asks of them. */
export type LinkVisitor = 'themselves' | 'other-account' | 'has-account' | 'newcomer'

export async function linkVisitor({ auth }: HttpContext, email: string): Promise<LinkVisitor> {
  const isTheirs = auth.user?.email === normaliseEmail(email)
  if (auth.user) return isTheirs ? 'themselves' : 'other-account'
  return (await User.findByEmail(email)) ? 'has-account' : 'newcomer'
}
