import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class KeysRewrap extends BaseCommand {
  static commandName = 'keys:rewrap'
  static description = 'Wrap the keys of all clinics with the present APP_KEY, after it was changed'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: encryption } = await import('@adonisjs/core/services/encryption')
    const { recordOnPlatform } = await import('#audit/platform_trail')
    const { rewrapKeys } = await import('#vault/rewrap')
    const counts = await rewrapKeys(encryption)
    await recordOnPlatform({ action: 'keys.rewrap', details: counts })
    this.logger.success(`Wrapped anew: ${counts.clinic_keys} keys, ${counts.clinics} passwords.`)
    this.logger.info('APP_KEY_PREVIOUS is not needed any more, but for sessions that began before.')
  }
}
