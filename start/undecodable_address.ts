import type { IncomingMessage, ServerResponse } from 'node:http'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** `/%E0%A4%A`: no text comes out of it. */
export class UndecodableAddressError extends Exception {
  static code = 'E_BAD_ADDRESS'
  static status = 400
  static message = 'This address cannot be read.'
}

const undecodable = new WeakSet<IncomingMessage>()

/** The framework would answer with two bare words, before any page of ours can be made. */
export async function handOver(request: IncomingMessage, response: ServerResponse) {
  const { default: server } = await import('@adonisjs/core/services/server')
  undecodable.add(request)
  request.url = '/'
  return server.handle(request, response)
}

/** Refuses what was handed over, in the person's language. */
export default class UndecodableAddressMiddleware {
  handle({ request }: HttpContext, next: NextFn) {
    if (undecodable.has(request.request)) throw new UndecodableAddressError()
    return next()
  }
}
