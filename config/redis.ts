import env from '#start/env'
import { defineConfig } from '@adonisjs/redis'

/** Where Redis stands. */
export function redisAccess() {
  return {
    host: env.get('REDIS_HOST', '127.0.0.1'),
    port: env.get('REDIS_PORT', 6379),
    password: env.get('REDIS_PASSWORD') || undefined,
  }
}

/** Used only where REDIS_HOST is set: the process bus, the rate limiter and the queue. */
const redisConfig = defineConfig({
  connection: 'main',
  connections: {
    main: {
      ...redisAccess(),
      keyPrefix: 'medtrack:',
      retryStrategy: (times) => Math.min(times * 200, 5_000),
    },
  },
})
export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
