import type { RouteBuilder } from '@medtrack/sdk'

export function deskRoutes(_: RouteBuilder) {}
