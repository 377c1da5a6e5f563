import type { HttpContext } from '@adonisjs/core/http'
import { todayHere } from '../../desk/day.js'

/** The year that a page is about: the one asked for, of the day that was typed, or this one. */
export function askedYear(request: HttpContext['request']): number {
  const typed = request.input('year') ?? String(request.input('date') ?? '').slice(0, 4)
  const year = /^\d{4}$/.test(String(typed)) ? Number(typed) : 0
  const now = thisYear()
  return year >= now - 10 && year <= now + 10 ? year : now
}

export function thisYear(): number {
  return Number(todayHere().slice(0, 4))
}
