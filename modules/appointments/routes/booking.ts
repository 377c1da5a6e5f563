import type { RouteBuilder } from '@medtrack/sdk'

export function bookingRoutes(_: RouteBuilder) {}
