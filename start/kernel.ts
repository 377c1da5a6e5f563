import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#gateway/exception_handler'))

/** Every request, also those that match no route. */
server.use([
  () => import('#identity/detect_locale_middleware'),
  () => import('#start/undecodable_address'),
  () => import('#start/static_files_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
])

/** Requests that match a route, in this order. */
router.use([
  () => import('#gateway/forget_uploads_middleware'),
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('@adonisjs/session/session_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#identity/identify_middleware'),
  () => import('#identity/detect_locale_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
])
