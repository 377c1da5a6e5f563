import env from '#start/env'
import { defineConfig } from '@adonisjs/redis'

/** Used only where REDIS_HOST is set: the process bus and the rate limiter. */
const redisConfig = defineConfig({
  connection: 'main',
  connections: {
    main: {
      host: env.get('REDIS_HOST', '127.0.0.1'),
      port: env.get('REDIS_PORT', 6379),
      password: env.get('REDIS_PASSWORD', ''),
      keyPrefix: 'medtrack:',
      retryStrategy: (times) => Math.min(times * 200, 5_000),
    },
  },
})
export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
