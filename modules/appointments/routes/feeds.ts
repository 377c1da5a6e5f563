import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

export function feedRoutes(_: RouteBuilder) {}

export function publicFeedRoutes(_: PublicRouteBuilder) {}
