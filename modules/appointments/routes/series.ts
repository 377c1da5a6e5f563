import type { RouteBuilder } from '@medtrack/sdk'

export function seriesRoutes(_: RouteBuilder) {}
