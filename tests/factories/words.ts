/** For modules' tests, which may reach the harness and not the core. */
export { readWords } from '#releases/words'
export type { WordTree } from '#releases/words'
