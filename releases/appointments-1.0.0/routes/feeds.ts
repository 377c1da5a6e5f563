import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

const Calendars = () => import('../controllers/feeds/calendars_controller.js')
const Feeds = () => import('../controllers/feeds/feeds_controller.js')

const own = { permission: 'appointments.feed', feature: 'detailed' }

/** The private calendar address of whoever asks. */
export function feedRoutes(r: RouteBuilder) {
  r.get('/feed', { to: [Feeds, 'show'], ...own })
  r.post('/feed', { to: [Feeds, 'store'], ...own })
  r.delete('/feed', { to: [Feeds, 'destroy'], ...own })
}

export function publicFeedRoutes(r: PublicRouteBuilder) {
  r.get('/feeds/:token', {
    to: [Calendars, 'show'],
    feature: 'detailed',
    throttle: { requests: 60, duration: '1 minute' },
  })
}
