/** All that other modules may use of this one. */
export { default as Sample } from './models/sample.js'
