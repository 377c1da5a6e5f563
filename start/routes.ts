import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { registerModuleRoutes } from '#gateway/module_routes'
import { registerPublicPages } from '#gateway/public_pages'
import { clinicRoutes } from '#start/routes/clinic'
import { consoleRoutes } from '#start/routes/console'
import { identityRoutes } from '#start/routes/identity'
import { webhookRoutes } from '#start/routes/webhooks'
import { healthRoutes } from '#start/health'

healthRoutes()
identityRoutes()
webhookRoutes()
clinicRoutes()
consoleRoutes()
registerModuleRoutes()
registerPublicPages()

if (!app.inProduction) {
  const { registerKit } = await import('#start/kit')
  registerKit(router)
}
