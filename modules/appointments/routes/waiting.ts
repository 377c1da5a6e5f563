import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

export function waitingRoutes(_: RouteBuilder) {}

export function publicWaitingRoutes(_: PublicRouteBuilder) {}
