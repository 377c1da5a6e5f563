import type { RouteBuilder } from '@medtrack/sdk'

export function statisticsRoutes(_: RouteBuilder) {}
