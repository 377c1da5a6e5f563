import type { HttpContext } from '@adonisjs/core/http'
import {
  OutsideHoursError,
  SlotTakenError,
  StaleEditError,
  StepRefusedError,
} from '../../booking/errors.js'
import type Appointment from '../../models/appointment.js'
import { appointmentJson, slotChoices, takenSentence } from './appointment_words.js'

/** A page of this module that asked, so that whoever took a step stays where they were. */
const OWN_PATH = /^\/(?!\/)[\w/?=&.:-]*$/

interface Answer {
  /** Of `booking.said`. */
  said: string
  /** Takes it back: a path below the module's own address, and how it is asked. */
  undo?: { path: string; method: 'POST' | 'DELETE' }
  status?: number
}

export function wantsJson({ request }: HttpContext): boolean {
  return request.accepts(['html', 'json']) === 'json'
}

/** Says that something was done: to the calendar with the appointment as it is now, to a person on the page they came from. */
export function answer(ctx: HttpContext, appointment: Appointment, { said, undo, status }: Answer) {
  const { page, request, response, session } = ctx
  const text = page.t(`booking.said.${said}`)
  const back = request.input('back')
  const isOwn = typeof back === 'string' && OWN_PATH.test(back)
  const action = undo && {
    label: page.t('booking.undo'),
    href: page.url(undo.path, isOwn ? { back } : {}),
    method: undo.method,
  }
  if (wantsJson(ctx)) {
    const body = { appointment: appointmentJson(appointment), message: text, undo: action ?? null }
    return response.status(status ?? 200).json(body)
  }
  session.flash('success', action ? { text, action } : text)
  return page.redirect(isOwn ? back : `/${appointment.id}`)
}

/** Why it cannot be, in a sentence, with the times at which it could. */
export interface Refusal {
  code: string
  text: string
  taken: SlotTakenError['taken']
  nextFree: ReturnType<typeof slotChoices>
}

/** What a person can do something about; `null` for everything else. */
export function refusalOf(ctx: HttpContext, error: unknown): Refusal | null {
  const { page } = ctx
  if (error instanceof SlotTakenError) {
    const text = takenSentence(page, error.taken)
    return {
      code: error.code ?? '',
      text,
      taken: error.taken,
      nextFree: slotChoices(ctx, error.nextFree),
    }
  }
  if (error instanceof OutsideHoursError) {
    const text = page.t('booking.outsideHours')
    return { code: error.code ?? '', text, taken: [], nextFree: slotChoices(ctx, error.nextFree) }
  }
  if (error instanceof StaleEditError || error instanceof StepRefusedError) {
    const text = page.t(error instanceof StaleEditError ? 'booking.stale' : 'booking.stepRefused')
    return { code: error.code ?? '', text, taken: [], nextFree: [] }
  }
  return null
}

/** As the calendar is told, which puts the appointment back where it was. */
export function refuseJson({ response }: HttpContext, { code, text, taken, nextFree }: Refusal) {
  return response.status(409).json({ error: code, message: text, taken, nextFree })
}
