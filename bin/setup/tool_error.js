/** A failure that a person can act on: printed as it stands, without a stack trace. */
export class ToolError extends Error {
  constructor(code, message) {
    super(message)
    this.name = 'ToolError'
    this.code = code
  }
}

/** Runs an entry point and turns every failure into a sentence and a non-zero exit code. */
export async function reportFailures(main) {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(
      error instanceof ToolError ? `\n${error.code}: ${error.message}\n` : (error.stack ?? error)
    )
  }
}
