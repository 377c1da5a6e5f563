import type { HttpContext } from '@adonisjs/core/http'

/** By content type: what a saved file's name ends with. */
const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/**
 * Says what the bytes are and that nothing in them may act: no script, no form, no frame around them, no guess at
 * another kind, no copy in a cache. The name of a saved file says nothing of the patient.
 */
export function handOut(
  { response }: HttpContext,
  { contentType, inline, name }: { contentType: string; inline: boolean; name: string }
) {
  const ending = ENDINGS[contentType] ?? 'bin'
  const how = inline ? 'inline' : 'attachment'
  response.header('Content-Type', contentType)
  response.header('Content-Disposition', `${how}; filename="${name}.${ending}"`)
  response.header('Content-Security-Policy', "default-src 'none'; sandbox")
  response.header('X-Content-Type-Options', 'nosniff')
  response.header('Cross-Origin-Resource-Policy', 'same-origin')
  response.header('Cache-Control', 'private, no-store')
}
