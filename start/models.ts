import type { ApplicationService } from '@adonisjs/core/types'
import { ClinicAdapter, ClinicModel } from '@medtrack/sdk/clinic_model'

/** Central models use the default connection; clinic models the entered clinic's, and only that. */
export async function connectModels(app: ApplicationService) {
  const db = await app.container.make('lucid.db')
  ClinicModel.$adapter = new ClinicAdapter(db)
}
