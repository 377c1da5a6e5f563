import type { HttpContext } from '@adonisjs/core/http'
import type Clinic from '#tenancy/clinic'
import { enterClinic } from '#tenancy/enter_clinic'

/**
 * Does something of the platform's own in a clinic's database, such as a line in its trail, under
 * the name of who runs the platform. It may do nothing there that asks for a permission.
 */
export function atClinic<T>(
  { auth, request }: HttpContext,
  clinic: Clinic,
  work: () => Promise<T>
): Promise<T> {
  const { id: userId, fullName: name } = auth.getUserOrFail()
  const actor = { userId, name, role: null, source: request.ip(), may: () => false }
  return enterClinic(clinic, actor, work)
}
