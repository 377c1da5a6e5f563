import { column } from '@adonisjs/lucid/orm'

/** A column that keeps a value as JSON text, on engines with and without a JSON type. */
export function jsonColumn() {
  return column({
    prepare: (value: unknown) => JSON.stringify(value),
    consume: (stored: string) => JSON.parse(stored),
  })
}
