import mail from '@adonisjs/mail/services/main'
import PasswordChangedMail from '#identity/mails/password_changed_mail'
import PasswordReset from '#identity/password_reset'
import User from '#identity/user'

/** Work of the platform itself, in no clinic, by the name under which it is queued. */
const JOBS: Record<string, (recordId: string) => Promise<void>> = {
  'identity.reset_mail': (userId) => PasswordReset.mailTo(userId),
  'identity.password_changed_mail': async (userId) => {
    const user = await User.find(userId)
    if (user) await mail.send(new PasswordChangedMail(user))
  },
}

/** Rooms above this one bring their own. */
export function addPlatformJobs(jobs: Record<string, (recordId: string) => Promise<void>>) {
  Object.assign(JOBS, jobs)
}

/** @returns whether there is such a job */
export async function runPlatformJob(name: string, recordId: string): Promise<boolean> {
  const job = JOBS[name]
  await job?.(recordId)
  return job !== undefined
}
