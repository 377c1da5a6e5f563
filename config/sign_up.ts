import env from '#start/env'

const byDefault = env.get('NODE_ENV') === 'production' ? 'closed' : 'open'

/** Whether anybody may make a clinic for themselves. In production somebody decides that. */
export const signUp = { isOpen: env.get('SIGN_UP', byDefault) === 'open' }
