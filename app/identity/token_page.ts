import type { HttpContext } from '@adonisjs/core/http'

/** The address of such a page is a secret: it travels to no other site and stays in no cache. */
export function keepAddressSecret({ response }: HttpContext) {
  response.header('referrer-policy', 'no-referrer')
  response.header('cache-control', 'private, no-store')
}
