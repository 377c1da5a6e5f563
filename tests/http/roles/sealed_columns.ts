import { readdir } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'
import { sealedColumns } from '@medtrack/sdk/sealed_model'
import type { LucidModel } from '@adonisjs/lucid/types/model'

/** Of every model of every module, found as they lie: the columns that stand sealed, by table. */
export async function sealedByTable(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const folders = await readdir(app.makePath('modules'))
  for (const folder of folders) {
    const models = app.makePath('modules', folder, 'models')
    const files = await readdir(models).catch(() => [])
    for (const file of files) {
      const model = await modelIn(`${models}/${file}`)
      const columns = model ? sealedColumns(model) : []
      if (model && columns.length > 0) found.set(model.table, columns.map(asColumn(model)))
    }
  }
  return found
}

async function modelIn(path: string): Promise<LucidModel | undefined> {
  const { default: exported } = (await import(pathToFileURL(path).href)) as { default?: LucidModel }
  return exported && 'table' in exported ? exported : undefined
}

function asColumn(model: LucidModel) {
  model.boot()
  return (property: string) => model.$keys.attributesToColumns.get(property, property)
}
