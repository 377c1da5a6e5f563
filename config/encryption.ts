import env from '#start/env'
import { defineConfig, drivers } from '@adonisjs/core/encryption'

/** What is encrypted anew is encrypted with the first; what an older one encrypted still opens. */
const keys = [env.get('APP_KEY'), ...previousKeys()]

const encryptionConfig = defineConfig({
  default: 'gcm',
  list: { gcm: drivers.aes256gcm({ keys, id: 'gcm' }) },
})
export default encryptionConfig

function previousKeys(): string[] {
  const previous = env.get('APP_KEY_PREVIOUS')?.release() ?? ''
  return previous.split(',').filter(Boolean)
}

declare module '@adonisjs/core/types' {
  export interface EncryptorsList extends InferEncryptors<typeof encryptionConfig> {}
}
