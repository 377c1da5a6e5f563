import { isObject, isSame, type JsonObject } from './json.js'

/** Elements of which a resource has only one of several: a new kind replaces the old one. */
const CHOICES = [
  'abatement',
  'deceased',
  'due',
  'effective',
  'medication',
  'occurrence',
  'onset',
  'value',
]

/**
 * A resource as it came in, with what was changed here since laid over it. Where nothing was changed the original
 * comes back to the letter, and whatever we have no place for stays.
 *
 * @param original as it came in
 * @param base what our record said of it then
 * @param current what our record says now
 */
export function overlay(original: JsonObject, base: JsonObject, current: JsonObject): JsonObject {
  const merged = new Map(Object.entries(original))
  for (const key of new Set([...Object.keys(base), ...Object.keys(current)])) {
    if (isSame(base[key], current[key])) continue
    if (current[key] === undefined) merged.delete(key)
    else {
      dropOtherChoices(merged, key)
      merged.set(key, mergeValues(original[key], base[key], current[key]))
    }
  }
  return Object.fromEntries(merged)
}

function mergeValues(original: unknown, base: unknown, current: unknown): unknown {
  if (isObject(original) && isObject(base) && isObject(current)) {
    return overlay(original, base, current)
  }
  if (Array.isArray(original) && Array.isArray(base) && Array.isArray(current)) {
    return mergeLists(original, base, current)
  }
  return current
}

/** What stood in the list and is in ours stays, is changed or goes with ours; what we know nothing of stays. */
function mergeLists(original: unknown[], base: unknown[], current: unknown[]): unknown[] {
  const places = align(original, base)
  const fresh = [...current]
  const merged = new Map(original.entries())
  const changed: number[] = []
  base.forEach((element, index) => {
    const at = fresh.findIndex((one) => isSame(one, element))
    if (at >= 0) fresh.splice(at, 1)
    else changed.push(index)
  })
  for (const index of changed) {
    const place = places[index]
    if (place === undefined) continue
    const replacement = fresh.shift()
    if (replacement === undefined) merged.delete(place)
    else merged.set(place, mergeValues(original[place], base[index], replacement))
  }
  return [...merged.values(), ...fresh]
}

/** For each of our elements the place of the original that holds all that it says. */
function align(original: unknown[], base: unknown[]): (number | undefined)[] {
  const free = new Set(original.keys())
  const places = base.map((element) => {
    const place = [...free].find((index) => holds(original[index], element))
    if (place !== undefined) free.delete(place)
    return place
  })
  const isPaired = original.length === base.length
  return places.map((place, index) => place ?? (isPaired && free.has(index) ? index : undefined))
}

function holds(whole: unknown, part: unknown): boolean {
  if (isObject(whole) && isObject(part)) {
    return Object.entries(part).every(([key, value]) => holds(whole[key], value))
  }
  if (Array.isArray(whole) && Array.isArray(part)) {
    return part.every((one) => whole.some((other) => holds(other, one)))
  }
  return isSame(whole, part)
}

function dropOtherChoices(merged: Map<string, unknown>, key: string) {
  const choice = CHOICES.find((name) => isChoice(key, name))
  if (!choice) return
  for (const other of [...merged.keys()]) {
    if (other !== key && isChoice(other, choice)) merged.delete(other)
  }
}

function isChoice(key: string, name: string): boolean {
  return key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))
}
