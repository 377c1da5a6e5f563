import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

export function onlineRoutes(_: RouteBuilder) {}

export function publicOnlineRoutes(_: PublicRouteBuilder) {}
