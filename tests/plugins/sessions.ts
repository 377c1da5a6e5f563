import { randomUUID } from 'node:crypto'
import { configProvider } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import type { SessionConfig, SessionData } from '@adonisjs/session/types'
import { ApiClient, ApiRequest } from '@japa/api-client'
import type { PluginFn } from '@japa/runner/types'
import { CentralSessionStore } from '#identity/session_store'

declare module '@japa/api-client' {
  interface ApiRequest {
    /** Sends the request in a session that holds these values. */
    withSession(values: SessionData): this
  }
}

/**
 * `loginAs` and `withCsrfToken` put what they need into a session. The framework's own plugin keeps
 * it in memory, where our server does not look: this one stores a real session before the request.
 */
export function sessions(app: ApplicationService): PluginFn {
  const prepared = new WeakMap<ApiRequest, SessionData>()

  return async () => {
    const config = await sessionConfig(app)
    const db = await app.container.make('lucid.db')

    ApiRequest.macro('withSession', function (this: ApiRequest, values: SessionData) {
      prepared.set(this, { ...prepared.get(this), ...values })
      return this
    })

    ApiClient.onRequest((request) => {
      request.setup(async () => {
        const values = prepared.get(request)
        if (!values) return
        const id = randomUUID()
        await new CentralSessionStore(db, config, null).write(id, values)
        request.withCookie(config.cookieName, id)
      })
    })
  }
}

async function sessionConfig(app: ApplicationService): Promise<SessionConfig> {
  const config = await configProvider.resolve<SessionConfig>(app, app.config.get('session'))
  if (!config) {
    throw new Error('config/session.ts exports no session configuration.')
  }
  return config
}
