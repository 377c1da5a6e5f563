import type { ModulePage } from '@medtrack/sdk'
import { isActiveAllergy, saysNoneKnown } from '../details/allergies/none_known.js'
import { unreviewedText } from '../details/allergies/noted_text.js'
import { isActiveAlert } from '../details/kinds/alerts.js'
import { speechOf } from '../details/kind.js'
import Alert from '../models/alert.js'
import Allergy from '../models/allergy.js'
import type Patient from '../models/patient.js'

const NOTHING = { allergies: [], isNoneKnown: false, noted: null, alerts: [], isKnown: false }

/**
 * What nobody who opens the chart may miss, whoever it is: allergies and alerts.
 *
 * @param isOpen whether the chart is open to the member; a closed one tells nothing
 */
export async function chartWarnings(page: ModulePage, patient: Patient, isOpen: boolean) {
  const reviewHref = page.url(`/${patient.id}/health/allergy-review`)
  if (!isOpen) return { ...NOTHING, reviewHref }
  const { word } = speechOf(page)
  const entries = (await Allergy.query().where('patient_id', patient.id)).filter(isActiveAllergy)
  const allergies = entries.filter((entry) => !saysNoneKnown(entry))
  const alerts = await Alert.query().where({ patientId: patient.id, status: 'active' })
  return {
    allergies: allergies.map(({ display, reaction, severity }) => ({
      display,
      facts: [reaction, word('severity', severity)].filter(Boolean).join(', '),
    })),
    isNoneKnown: allergies.length === 0 && entries.length > 0,
    noted: await unreviewedText(patient),
    alerts: alerts.filter(isActiveAlert).map(({ text }) => text),
    isKnown: true,
    reviewHref,
  }
}
