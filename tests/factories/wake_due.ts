/** For the tests of modules: what is due is handed to the queue now, not at its next look. */
export { wakeDue } from '#gateway/wake_due'
