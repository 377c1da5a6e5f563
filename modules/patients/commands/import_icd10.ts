import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ImportIcd10 extends BaseCommand {
  static commandName = 'patients:import-icd10'
  static description =
    'Replace the ICD-10 codes by an edition of CMS: the file icd10cm_order_<year>.txt or icd10cm_codes_<year>.txt'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The text file, as CMS publishes it' }) declare file: string
  @flags.string({
    description: 'Since when it is in force, e.g. 2025-10-01; else by the file’s name',
  })
  declare since?: string

  async run() {
    const { editionOf } = await import('../details/icd10/cms_file.js')
    const date = this.since ?? editionOf(basename(this.file))
    if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
      this.logger.error('Say since when this edition is in force: --since=2025-10-01')
      this.exitCode = 1
      return
    }
    const { importIcd10 } = await import('../details/icd10/import.js')
    const count = await importIcd10(await readFile(this.file, 'utf8'), date)
    this.logger.success(`${count} codes, in force since ${date}. Pages use them from now on.`)
  }
}
