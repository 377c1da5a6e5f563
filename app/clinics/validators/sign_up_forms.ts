import vine from '@vinejs/vine'
import { COUNTRIES } from '#clinics/choices'
import { clinicFacts } from '#clinics/validators/clinic_forms'

export const signUpForm = vine.create({
  clinic_name: clinicFacts.name,
  email: vine.string().trim().email().maxLength(254),
  country: vine.enum(COUNTRIES),
  time_zone: clinicFacts.time_zone,
})
