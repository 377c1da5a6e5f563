import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface IconSet {
  icons: Record<string, { body: string }>
  aliases: Record<string, { parent: string }>
}

let iconSet: IconSet | undefined

/**
 * The inside of a Lucide icon's `<svg>`. A name that does not exist shows a plain circle rather than failing the
 * page: a module's typo must not take a clinic's chart down.
 */
export function iconBody(name: string): string {
  iconSet ??= readIconSet()
  const canonical = iconSet.aliases[name]?.parent ?? name
  const icon = Object.hasOwn(iconSet.icons, canonical)
    ? iconSet.icons[canonical]
    : iconSet.icons.circle
  return icon.body
}

function readIconSet(): IconSet {
  const file = fileURLToPath(import.meta.resolve('@iconify-json/lucide/icons.json'))
  const { icons, aliases = {} } = JSON.parse(readFileSync(file, 'utf8')) as IconSet
  return { icons, aliases }
}
