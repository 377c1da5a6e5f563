import { isObject } from '../fhir/json.js'

/** Every value of a resource with the way to it: `name[0].given[1] = "Anne"`. */
export function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => leavesOf(one, `${path}[${index}]`))
  }
  if (!isObject(value)) return [`${path} = ${JSON.stringify(value)}`]
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path ? `${path}.${key}` : key))
}
