import type { DocumentReference } from '@medplum/fhirtypes'
import { sniff } from '../../files/kinds.js'
import Attachment from '../../models/attachment.js'
import { fit, wordsOf } from '../elements.js'
import type { Mapping } from '../mapping.js'

interface Document {
  title: string | null
  contentType: string
  byteCount: number
  visitId: string | null
  status: Attachment['status']
  /** Base64; missing where it was not asked for. */
  data: string | undefined
}

const LONGEST_TITLE = 255

/** Images and PDF become files of the chart, what they are judged by content. Text and links stay as they came. */
export const documents: Mapping<DocumentReference, Document> = {
  type: 'DocumentReference',
  model: Attachment,

  fromFhir(resource, refs) {
    const [content, ...others] = resource.content ?? []
    const { data, title } = content?.attachment ?? {}
    if (!data || others.length > 0) return 'no-place'
    const bytes = Buffer.from(data, 'base64')
    const contentType = sniff(bytes)
    if (!contentType || contentType === 'image/heic') return 'no-place'
    return {
      title: fit(title ?? resource.description ?? wordsOf(resource.type), LONGEST_TITLE),
      contentType,
      byteCount: bytes.length,
      visitId: refs.rowOf('Encounter', resource.context?.encounter?.[0]),
      status: resource.status === 'entered-in-error' ? 'entered-in-error' : 'current',
      data,
    }
  },

  toFhir({ title, contentType, byteCount, visitId, status, data }, refs) {
    const encounter = refs.to('Encounter', visitId)
    return {
      resourceType: 'DocumentReference',
      status,
      subject: refs.patient,
      content: [{ attachment: { contentType, data, size: byteCount, title: title ?? undefined } }],
      context: { encounter: encounter ? [encounter] : undefined },
    }
  },

  entries({ data, ...fields }) {
    const content = data ? Buffer.from(data, 'base64') : undefined
    return [{ model: Attachment, fields: { ...fields, previewByteCount: null }, content }]
  },

  /** An image was drawn anew when it came in; what leaves is what came. */
  baseOf: (part, { data, contentType, byteCount }) => ({ ...part, data, contentType, byteCount }),

  partOf(row, chart) {
    const { id, title, contentType, byteCount, visitId, status } = row as Attachment // of its table
    return { title, contentType, byteCount, visitId, status, data: chart.contentOf(id) }
  },
}
