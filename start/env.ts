import { Env } from '@adonisjs/core/env'

/** Every variable the deployment may set; boot fails with the name of the one that is wrong. */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  PORT: Env.schema.number(),
  HOST: Env.schema.string({ format: 'host' }),
  APP_KEY: Env.schema.secret(),
  APP_KEY_PREVIOUS: Env.schema.secret.optional(),
  APP_URL: Env.schema.string({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.enum([
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'silent',
  ] as const),

  DB_ENGINE: Env.schema.enum(['sqlite', 'mysql'] as const),
  DB_HOST: Env.schema.string.optionalWhen(process.env.DB_ENGINE !== 'mysql', { format: 'host' }),
  DB_PORT: Env.schema.number.optional(),
  DB_USER: Env.schema.string.optionalWhen(process.env.DB_ENGINE !== 'mysql'),
  DB_PASSWORD: Env.schema.string.optional(),
  DB_NAME: Env.schema.string.optional(),
  STORAGE_PATH: Env.schema.string.optional(),
  CLINIC_POOLS: Env.schema.number.optional(),
  CLINIC_POOL_SIZE: Env.schema.number.optional(),

  QUEUE: Env.schema.enum.optional(['embedded', 'redis'] as const),
  QUEUE_CONCURRENCY: Env.schema.number.optional(),
  QUEUE_STALLED_MS: Env.schema.number.optional(),
  WEB_WORKS_JOBS: Env.schema.boolean.optional(),

  REDIS_HOST: Env.schema.string.optional({ format: 'host' }),
  REDIS_PORT: Env.schema.number.optional(),
  REDIS_PASSWORD: Env.schema.string.optional(),

  MAIL_TRANSPORT: Env.schema.enum.optional(['outbox', 'smtp'] as const),
  MAIL_FROM: Env.schema.string.optional(),
  SMTP_HOST: Env.schema.string.optional(),
  SMTP_PORT: Env.schema.number.optional(),
  SMTP_USERNAME: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.string.optional(),

  TEXT_PROVIDER: Env.schema.enum.optional(['file'] as const),

  UNLEASH_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  UNLEASH_CLIENT_TOKEN: Env.schema.string.optional(),
  UNLEASH_ADMIN_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  UNLEASH_ADMIN_TOKEN: Env.schema.string.optional(),
  UNLEASH_PROJECT: Env.schema.string.optional(),
  UNLEASH_ENVIRONMENT: Env.schema.string.optional(),

  SIGN_UP: Env.schema.enum.optional(['open', 'closed'] as const),

  PAYMENTS: Env.schema.enum.optional(['manual', 'stripe'] as const),
  STRIPE_SECRET_KEY: Env.schema.string.optionalWhen(process.env.PAYMENTS !== 'stripe'),
  STRIPE_WEBHOOK_SECRET: Env.schema.string.optionalWhen(process.env.PAYMENTS !== 'stripe'),
  STRIPE_API_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  PAYMENT_ACCOUNT: Env.schema.string.optional(),
  PAYMENT_GRACE_DAYS: Env.schema.number.optional(),
  TRIAL_DAYS: Env.schema.number.optional(),
  PAYMENT_TERM_DAYS: Env.schema.number.optional(),

  ROLLOUT_LEASE_MS: Env.schema.number.optional(),
  ROLLOUT_SETTLE_MS: Env.schema.number.optional(),
  ROLLOUT_TICK_MS: Env.schema.number.optional(),
  AUTOMATIC_UPDATES: Env.schema.enum.optional(['on', 'off'] as const),
  RELEASE_FEED: Env.schema.string.optional(),

  MODULE_ROOTS: Env.schema.string.optional(),
})
