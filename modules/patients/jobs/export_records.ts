import RecordExport from '../models/record_export.js'
import { makeExport } from '../exchange/outgoing/making.js'

export default async function (exportId: string) {
  const one = await RecordExport.find(exportId)
  if (one) await makeExport(one)
}
