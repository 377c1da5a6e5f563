import type { RouteBuilder } from '@medtrack/sdk'

const Statistics = () => import('../controllers/statistics/statistics_controller.js')

export function statisticsRoutes(r: RouteBuilder) {
  r.get('/statistics', {
    to: [Statistics, 'show'],
    permission: 'appointments.statistics',
    feature: 'detailed',
  })
}
