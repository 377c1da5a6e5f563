import { RequestValidator } from '@adonisjs/core/http'

/** What is wrong with a field is said in the language of the person who typed it. */
RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
