import vine from '@vinejs/vine'

const module = () => vine.string().regex(/^[a-z][a-z0-9]{1,30}$/)
const version = () => vine.string().maxLength(40)
const hour = () => vine.number().withoutDecimals().min(0).max(23).optional()
const minutes = () => vine.number().min(0).max(10_080)

export const rolloutQuestion = vine.create({ module: module(), version: version() })

export const newRolloutForm = vine.create({
  module: module(),
  version: version(),
  kind: vine.enum(['update', 'contract'] as const),
  concurrency: vine.number().withoutDecimals().min(1).max(64),
  budget_count: vine.number().withoutDecimals().min(0).max(10_000),
  budget_percent: vine.number().min(0).max(100),
  soak: minutes(),
  watch: minutes(),
  hours_from: hour(),
  hours_to: hour(),
})

export const rolloutStateForm = vine.create({
  state: vine.enum(['running', 'paused', 'cancelled', 'reverting'] as const),
})

export const rolloutStepForm = vine.create({
  act: vine.enum(['retry', 'skip', 'revert'] as const),
})

export const parkedJobForm = vine.create({
  id: vine.string().maxLength(120),
  act: vine.enum(['retry', 'discard'] as const),
})
