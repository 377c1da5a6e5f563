import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'

/** For load balancers: alive means the process answers, ready means that it can serve a page. */
export function healthRoutes() {
  router.get('/health/live', () => ({ status: 'ok' }))
  router.get('/health/ready', async ({ response }) => {
    const isReachable = await db.rawQuery('select 1').then(
      () => true,
      () => false
    )
    return response
      .status(isReachable ? 200 : 503)
      .send({ status: isReachable ? 'ok' : 'unreachable' })
  })
}
