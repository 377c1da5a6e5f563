import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

export function reminderRoutes(_: RouteBuilder) {}

export function publicReminderRoutes(_: PublicRouteBuilder) {}
