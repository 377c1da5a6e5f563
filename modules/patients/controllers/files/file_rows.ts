import type { HttpContext } from '@adonisjs/core/http'
import { isImage } from '../../files/kinds.js'
import type Attachment from '../../models/attachment.js'

const KILOBYTE = 1024

/** Files as a list shows them. */
export function fileRows(page: HttpContext['page'], files: readonly Attachment[]) {
  return files.map((file) => {
    const base = page.url(`/${file.patientId}/files/${file.id}`)
    return {
      id: file.id,
      title: file.title ?? page.t('files.untitled'),
      href: `${base}/content`,
      preview: file.previewByteCount ? `${base}/preview` : null,
      error: `${base}/retraction`,
      isImage: isImage(file.contentType),
      kind: page.t(`files.kinds.${file.contentType.split('/')[1]}`),
      size: describeSize(page, file.byteCount),
      at: file.createdAt,
      by: file.createdByName,
      visit: file.visitId && page.url(`/${file.patientId}/visits/${file.visitId}`),
      isCurrent: file.isCurrent,
    }
  })
}

function describeSize(page: HttpContext['page'], bytes: number) {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE))
  if (kilobytes < KILOBYTE) return page.t('files.kilobytes', { size: kilobytes })
  return page.t('files.megabytes', { size: Math.round((kilobytes / KILOBYTE) * 10) / 10 })
}
