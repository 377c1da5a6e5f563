import { spawn } from 'node:child_process'
import { ROOT } from './runtime.js'
import { ToolError } from './tool_error.js'

/** What a terminal, a container or a person sends to end a process. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** For servers that we stop ourselves: silent, and out of reach of the terminal's Ctrl+C. */
export const APART = { stdio: 'ignore', detached: true }

/** How long a child may take to finish its work after it was asked to stop. */
const GRACE_MS = 15_000

/** Runs a command to its end with our terminal; throws unless it exits with 0. */
export async function run(command, args, options = {}) {
  const { code, signal } = await runForOutcome(command, args, options)
  if (code !== 0) {
    const outcome = signal ? `was ended by ${signal}` : `ended with code ${code}`
    throw new ToolError(
      options.errorCode ?? 'E_COMMAND_FAILED',
      `"${options.title ?? [command, ...args].join(' ')}" ${outcome}. ${options.advice ?? ''}`.trim()
    )
  }
}

/**
 * Runs a command to its end and tells how it ended. Stops it when we are asked to stop. With
 * `onOutput`, what it prints goes there instead of to our terminal.
 */
export async function runForOutcome(command, args, { onOutput, ...options } = {}) {
  const piped = onOutput && { stdio: ['inherit', 'pipe', 'pipe'] }
  const child = start(command, args, { ...options, ...piped })
  if (onOutput) [child.stdout, child.stderr].forEach((stream) => stream.on('data', onOutput))
  const release = passSignalsTo(child)
  try {
    return await outcomeOf(child)
  } finally {
    release()
  }
}

export function start(command, args, options = {}) {
  return spawn(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    windowsHide: true,
    ...only(options),
  })
}

export function outcomeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new ToolError('E_COMMAND_NOT_STARTED', `${child.spawnfile}: ${error.message}`))
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

/** Asks the child to stop when we are asked to; insists when it does not. Returns the undo. */
export function passSignalsTo(child) {
  const stop = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
  }
  STOP_SIGNALS.forEach((signal) => process.on(signal, stop))
  return () => STOP_SIGNALS.forEach((signal) => process.off(signal, stop))
}

/** Of our options, those that mean something to `spawn`. */
function only({ env, cwd, stdio, detached, uid, gid }) {
  const given = Object.entries({ env, cwd, stdio, detached, uid, gid })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** Ends this process the way its child ended, so that callers see no difference. */
export function endLike({ code, signal }) {
  if (signal) {
    process.kill(process.pid, signal)
  } else {
    process.exitCode = code
  }
}
