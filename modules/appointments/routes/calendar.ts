import type { RouteBuilder } from '@medtrack/sdk'

export function calendarRoutes(_: RouteBuilder) {}
