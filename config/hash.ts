import app from '@adonisjs/core/services/app'
import { defineConfig, drivers } from '@adonisjs/core/hash'

/** Tests sign in hundreds of times, and guard nothing. */
const cost = app.inTest ? 1024 : 32_768

/** scrypt at OWASP's N=2^15, r=8, p=3 (Password Storage Cheat Sheet). */
const hashConfig = defineConfig({
  default: 'scrypt',
  list: {
    scrypt: drivers.scrypt({ cost, blockSize: 8, parallelization: 3, maxMemory: 67_108_864 }),
  },
})
export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
