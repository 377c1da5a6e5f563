import { Access } from '#entitlements/access'
import { directory } from '#tenancy/clinic_directory'

/** @param name `<module key>.<feature>` */
export async function hasFeature(clinicId: string, name: string): Promise<boolean> {
  const clinic = await directory.byId(clinicId)
  const [key, ...feature] = name.split('.')
  return clinic !== null && (await Access.of(clinic)).feature(key, feature.join('.')).isOn
}
