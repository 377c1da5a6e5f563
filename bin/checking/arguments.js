import { ToolError } from '../setup/tool_error.js'

export const ENGINES = ['sqlite', 'mysql']

/** Takes `--engine` out; names of suites and every other option go to Japa as they are. */
export function readArguments(args) {
  const chosen = []
  const suites = []
  const rest = []
  for (let at = 0; at < args.length; at++) {
    const [, inline] = /^--engine=(.*)$/.exec(args[at]) ?? []
    if (inline !== undefined || args[at] === '--engine') {
      chosen.push(requireEngine(inline ?? args[++at]))
    } else if (rest.length === 0 && !args[at].startsWith('-')) {
      suites.push(args[at])
    } else {
      rest.push(args[at])
    }
  }
  return {
    engines: chosen.length > 0 ? [...new Set(chosen)] : ENGINES,
    suites,
    rest,
  }
}

function requireEngine(name) {
  if (!ENGINES.includes(name)) {
    throw new ToolError('E_UNKNOWN_ENGINE', `--engine takes one of: ${ENGINES.join(', ')}.`)
  }
  return name
}
