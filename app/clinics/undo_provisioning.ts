import type Clinic from '#tenancy/clinic'
import { connections } from '#tenancy/connections'
import { placementOf } from '#tenancy/placements'

/** Removes a clinic's database, then its row; what belongs to the row goes with it. Safe to repeat. */
export async function undoProvisioning(clinic: Clinic): Promise<void> {
  await connections.close(clinic.id)
  const placement = await placementOf(clinic)
  await placement.drop(clinic)
  await clinic.delete()
}
