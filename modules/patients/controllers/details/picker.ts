import type { HttpContext } from '@adonisjs/core/http'
import { icd10ByCode, searchIcd10 } from '../../details/icd10.js'

const LONGEST = 100

/**
 * What the code picker of a form shows. Without scripts its buttons send the whole form: `find` searches for what stands in
 * the field, `choose` takes one of the codes found. Terms go by POST, since they say something about the patient.
 */
export async function pickerState({ request }: HttpContext) {
  const isAsking = request.method() !== 'GET' && asksPicker(request)
  const typed = isAsking ? String(request.input('display') ?? '').slice(0, LONGEST) : ''
  const isSearch = isAsking && request.input('choose') === undefined
  const { hits, edition } = await searchIcd10(isSearch ? typed : '')
  return { picker: { hits, edition, typed: isSearch ? typed : '' } }
}

/** Whether the form was sent for its code picker and not to be kept. */
export function asksPicker(request: HttpContext['request']): boolean {
  const isFinding = request.input('find') !== undefined && Boolean(request.input('display'))
  return isFinding || request.input('choose') !== undefined
}

/** The form's fields as they were typed, with the chosen code in place. */
export async function typedWithChoice(
  request: HttpContext['request'],
  fields: readonly string[]
): Promise<Record<string, string | null>> {
  const typed: Record<string, string | null> = {}
  for (const field of fields) {
    const value: unknown = request.input(field)
    typed[field] = typeof value === 'string' ? value : null
  }
  const chosen: unknown = request.input('choose')
  const hit = typeof chosen === 'string' ? await icd10ByCode(chosen) : null
  return hit ? { ...typed, display: hit.display, code: hit.code } : typed
}
