import type { IncomingMessage, ServerResponse } from 'node:http'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const appUrl = env.get('APP_URL')

/** Cookies travel over plain http only where the deployment itself does (a laptop, a test). */
export const secureCookies = appUrl.startsWith('https://')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: true,
  useAsyncLocalStorage: false,
  onBadUrl: (request: IncomingMessage, response: ServerResponse) => {
    void import('#start/undecodable_address').then(({ handOver }) => handOver(request, response))
  },
  cookie: { path: '/', maxAge: '2h', httpOnly: true, secure: secureCookies, sameSite: 'lax' },
})
