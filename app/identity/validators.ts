import vine from '@vinejs/vine'
import { LOCALES, THEMES } from '#identity/user'

/** The longest guessed-first passwords that length alone would let through. */
const GUESSED_FIRST = [
  '1234567890',
  '0123456789',
  '1111111111',
  'qwertyuiop',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'letmein1234',
  'welcome1234',
  'administrator',
  'medtrack123',
]

const email = () => vine.string().trim().email().maxLength(254)
const fullName = () => vine.string().trim().minLength(2).maxLength(160)
const newPassword = () =>
  vine.string().minLength(10).maxLength(128).notIn(GUESSED_FIRST).confirmed()

export const signInForm = vine.create({
  email: vine.string().trim().maxLength(254),
  password: vine.string().maxLength(128),
})

export const forgottenPasswordForm = vine.create({ email: email() })

export const newPasswordForm = vine.create({ password: newPassword() })

export const newcomerForm = vine.create({ full_name: fullName(), password: newPassword() })

export const accountForm = vine.create({
  full_name: fullName(),
  locale: vine.enum(LOCALES),
  theme: vine.enum(THEMES),
})

export const changePasswordForm = vine.create({
  current_password: vine.string().maxLength(128),
  password: newPassword(),
})

export const preferencesForm = vine.create({
  locale: vine.enum(LOCALES).optional(),
  theme: vine.enum(THEMES).optional(),
})
