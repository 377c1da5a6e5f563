import vine from '@vinejs/vine'
import { CURRENCIES } from '#clinics/choices'
import { INTERVALS } from '#entitlements/plan'

/** Name of the field that asks for a limit. */
export function limitField(name: string) {
  return `limit_${name}`
}

const limit = () => vine.number().withoutDecimals().min(0).max(1_000_000).nullable().optional()
const parts = (pattern: RegExp) => vine.string().trim().regex(pattern)

function planFacts(limits: readonly string[]) {
  return {
    name: vine.string().trim().minLength(2).maxLength(60),
    summary: vine.string().trim().maxLength(200).nullable().optional(),
    price: vine.number().min(0).max(1_000_000),
    currency: vine.string().in([...CURRENCIES]),
    interval: vine.enum(INTERVALS),
    all_modules: vine.boolean().optional(),
    modules: vine.array(parts(/^[a-z][a-z0-9_-]{1,39}$/)).optional(),
    /** One `module.feature`, `module.*` or `*` a line. */
    features: parts(/^((\*|[a-z][\w-]*\.(\*|[\w-]+))(\s+|$))*$/i)
      .maxLength(2_000)
      .nullable()
      .optional(),
    is_public: vine.boolean().optional(),
    ...Object.fromEntries(limits.map((name) => [limitField(name), limit()])),
  }
}

export function newPlanForm(limits: readonly string[]) {
  const key = vine
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,29}$/)
  return vine.create({ ...planFacts(limits), key })
}

export function planForm(limits: readonly string[]) {
  return vine.create({ ...planFacts(limits), version: vine.number() })
}
