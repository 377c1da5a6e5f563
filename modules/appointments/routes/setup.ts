import type { RouteBuilder } from '@medtrack/sdk'

export function setupRoutes(_: RouteBuilder) {}
