import type { HttpContext } from '@adonisjs/core/http'

/** The person behind an act upon a clinic, for the trails. */
export interface Agent {
  id: string
  name: string
  /** Address the request came from. */
  source?: string
}

export function agentOf({ auth, request }: HttpContext): Agent {
  const { id, fullName: name } = auth.getUserOrFail()
  return { id, name, source: request.ip() }
}
