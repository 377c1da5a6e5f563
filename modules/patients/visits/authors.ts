import { members } from '@medtrack/sdk'

/** Whether somebody works here now as one who signs visits: a doctor. */
export async function isCurrentSigner(userId: string | null): Promise<boolean> {
  return (await members()).some((member) => member.userId === userId && member.isDoctor)
}
