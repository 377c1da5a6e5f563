import { transaction } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import Allergy from '../../models/allergy.js'
import { AllergiesKnownError } from '../errors.js'

const SNOMED = 'http://snomed.info/sct'
/** "No known allergy (situation)": a statement, unlike an empty list. */
const NONE_KNOWN = '716186003'

/** Whether the entry says that there are none. */
export function saysNoneKnown({ code, codeSystem }: Pick<Allergy, 'code' | 'codeSystem'>): boolean {
  return codeSystem === SNOMED && code === NONE_KNOWN
}

/** Whether it holds now: neither outgrown, nor refuted, nor a mistake. */
export function isActiveAllergy({ clinicalStatus, verificationStatus }: Allergy): boolean {
  return (
    clinicalStatus === 'active' && !['refuted', 'entered-in-error'].includes(verificationStatus)
  )
}

/**
 * Keeps that the patient was asked and knows of no allergy.
 *
 * @throws AllergiesKnownError where some are on record
 */
export async function stateNoneKnown(patientId: string) {
  await transaction(async () => {
    const active = (await Allergy.query().where({ patientId })).filter(isActiveAllergy)
    if (active.some((entry) => !saysNoneKnown(entry))) throw new AllergiesKnownError()
    if (active.length > 0) return
    const { id } = await Allergy.create({
      patientId,
      codeSystem: SNOMED,
      code: NONE_KNOWN,
      display: 'No known allergy',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
    })
    await audit({
      action: 'patients.details.record',
      type: 'C',
      entity: { type: 'Patient', id: patientId },
      details: { kind: 'allergies', entry: id },
    })
  })
}

/** An allergy was found: that none were known is no longer true. */
export async function retireNoneKnown(patientId: string) {
  const active = (await Allergy.query().where({ patientId })).filter(isActiveAllergy)
  for (const entry of active.filter(saysNoneKnown)) {
    await entry.merge({ clinicalStatus: 'inactive' }).save()
  }
}
