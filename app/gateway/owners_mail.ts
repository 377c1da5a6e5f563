import mail from '@adonisjs/mail/services/main'
import type { ClinicFacts, OwnersMail } from '@medtrack/sdk'
import { IdentityMail } from '#identity/mails/identity_mail'
import Membership from '#identity/membership'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import { namespaceOf } from '#releases/release'

/** Sends every owner of a clinic what a module has to tell them, in the words of the release that runs. */
export async function mailOwnersOf(clinic: ClinicFacts, module: string, message: OwnersMail) {
  const entry = (await ledger.of(clinic.id)).get(module)
  if (!entry) return
  const namespace = namespaceOf(module, entry.version)
  for (const owner of await Membership.ownersOf(clinic.id)) {
    await mail.send(new ModuleMail(owner, clinic, { module, namespace, message }))
  }
}

interface Sender {
  module: string
  namespace: string
  message: OwnersMail
}

class ModuleMail extends IdentityMail {
  constructor(owner: User, clinic: ClinicFacts, { module, namespace, message }: Sender) {
    const { email: address, fullName: name, locale } = owner
    super({
      to: { address, name },
      locale,
      words: `${namespace}.${message.words}`,
      data: { ...message.data, clinic: clinic.name },
      path: `/c/${clinic.slug}/${module}${message.path}`,
    })
  }
}
