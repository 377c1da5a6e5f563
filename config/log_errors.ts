/** Whether a database driver made it: its message repeats the statement, with every value in it. */
export function isFromDriver(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, sql } = error as { code?: unknown; sql?: unknown }
  return typeof sql === 'string' || /^(SQLITE|ER)_/.test(String(code))
}

/** What a log keeps of an error: enough to find it, and nothing of what a person typed. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, errno } = error as { code?: unknown; errno?: unknown }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    code,
    errno,
    message: isFromDriver(error) ? 'a statement failed' : error.message,
    stack: frames?.join('\n'),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  }
}
