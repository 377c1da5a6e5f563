import { currentClinic } from '@medtrack/sdk'
import { ExportStoppedError } from '../errors.js'
import Patient from '../../models/patient.js'
import type RecordExport from '../../models/record_export.js'
import { storedNow } from '../../people/registration.js'
import { leftOutOf } from './closed_charts.js'
import { csvFiles } from './csv_files.js'
import { clinicFiles, patientBundle } from './fhir_files.js'
import { forgetPieces, PieceWriter, removePieces } from './pieces.js'
import { summaryPdf } from './summary_pdf.js'
import { Words } from './words.js'
import { Archive } from './archive.js'
import type { ArchiveFile } from './archive_file.js'

/** Makes the file of an export. May run twice: it begins afresh. */
export async function makeExport(one: RecordExport) {
  if (one.status !== 'working' && one.status !== 'failed') return
  await removePieces(one)
  await one.merge({ status: 'working', doneCount: 0 }).save()
  try {
    const writer = new PieceWriter(one)
    await write(one, writer)
    await writer.end()
    await one.finish(writer.byteCount)
  } catch (error) {
    if (error instanceof ExportStoppedError) return forgetPieces(one)
    await one.merge({ status: 'failed' }).save()
    throw error
  }
}

async function write(one: RecordExport, writer: PieceWriter) {
  const patient = one.patientId ? await Patient.findOrFail(one.patientId) : null
  const words = await Words.of(one.locale)
  const leftOut = await leftOutOf(one)
  await one.merge({ leftOutCount: leftOut.size }).save()
  if (one.format === 'csv') return archive(csvFiles({ patient, leftOut }, words), writer)
  if (!patient) {
    return archive(
      clinicFiles(leftOut, (count) => progress(one, count)),
      writer
    )
  }
  writer.add(one.format === 'pdf' ? await summaryPdf(patient, words) : await patientBundle(patient))
}

async function archive(files: AsyncIterable<ArchiveFile>, writer: PieceWriter) {
  const archived = new Archive((bytes) => writer.add(bytes))
  for await (const { name, text } of files) {
    const file = archived.begin(name)
    for await (const piece of text) {
      file.add(piece)
      await writer.flush()
    }
    file.end()
    await writer.flush()
  }
  archived.end()
}

async function progress({ id }: RecordExport, count: number) {
  await currentClinic()
    .db.from('patients_exports')
    .where('id', id)
    .update({ done_count: count, updated_at: storedNow() })
}
