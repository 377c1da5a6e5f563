import { column } from '@adonisjs/lucid/orm'

/**
 * A number that comes back to the last digit. It stands as text: MySQL's driver reads doubles a digit off
 * (94.62651405659143 comes back as 94.62651405659145).
 */
export function exactNumber() {
  return column({
    prepare: (value: number | null) => (value === null ? null : String(value)),
    consume: (stored: number | string | null) => (stored === null ? null : Number(stored)),
  })
}
