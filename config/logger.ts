import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, targets } from '@adonisjs/core/logger'
import { describeError } from '#config/log_errors'

const loggerConfig = defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: true,
      name: 'medtrack',
      level: env.get('LOG_LEVEL'),
      /** Names and contact details never reach a log, whoever passes them in. */
      redact: { paths: ['password', 'email', 'phone', '*.password', '*.email', '*.phone'] },
      serializers: { err: describeError },
      transport: {
        targets: app.inProduction
          ? [targets.file({ destination: 1 })]
          : [targets.pretty({ destination: 1 })],
      },
    },
  },
})
export default loggerConfig

declare module '@adonisjs/core/types' {
  export interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}
