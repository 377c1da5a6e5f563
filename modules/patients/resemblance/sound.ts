import { doubleMetaphone } from 'double-metaphone'
import { SHORTEST_MISSPELLING } from '../search/deletions.js'
import { sameName } from '../search/fold.js'

/** A code of one consonant is shared by half of all short names. */
const SHORTEST_SOUND = 2
/** The second reading of a name is a guess: it counts only where it says enough. */
const SHORTEST_GUESS = 3
const LONGEST_SOUND = 12
/** Names repeat: most are asked about again while a list is compared. */
const MOST_REMEMBERED = 5_000
const remembered = new Map<string, string[]>()

/**
 * How a name sounds: Double Metaphone's two readings, the likelier one first, each once. What is not written in Latin
 * letters alone stands for itself.
 */
export function soundsOf(name: string): string[] {
  const known = remembered.get(name)
  if (known) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const sounds = listenTo(sameName(name))
  remembered.set(name, sounds)
  return sounds
}

function listenTo(folded: string): string[] {
  if (!/^[a-z]+$/.test(folded)) return [folded.slice(0, LONGEST_SOUND)]
  const codes = doubleMetaphone(folded).map((code) => code.slice(0, LONGEST_SOUND))
  return codes[0] ? [...new Set(codes)] : [folded.slice(0, LONGEST_SOUND)]
}

/** Whether two names sound alike: Catherine and Kathryn. In very short names every letter counts. */
export function soundAlike(left: string, right: string): boolean {
  const [one, other] = [sameName(left), sameName(right)]
  if (one === other) return true
  if (!areLongEnough(one, other)) return false
  const [sounds, others] = [soundsOf(left), soundsOf(right)]
  if (sounds[0] === others[0]) return sounds[0].length >= SHORTEST_SOUND
  return sounds.some((sound) => sound.length >= SHORTEST_GUESS && others.includes(sound))
}

function areLongEnough(left: string, right: string): boolean {
  const [shorter, longer] = [[...left].length, [...right].length].sort((a, b) => a - b)
  return shorter >= SHORTEST_MISSPELLING - 1 && longer >= SHORTEST_MISSPELLING
}
