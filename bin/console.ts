import { createIgnitor, failStart } from './ignitor.js'

/** Runs ace commands. A command starts the application only when it says `startApp`. */
createIgnitor().ace().handle(process.argv.slice(2)).catch(failStart)
