import type { HttpContext } from '@adonisjs/core/http'
import { StaleEditError } from '../../booking/errors.js'
import Room, { ROOM_KINDS } from '../../models/room.js'
import { addRoom, changeRoom } from '../../setup/rooms.js'
import { readRoom } from '../../validators/setup/room_form.js'
import { setupTabs } from './setup_tabs.js'

export default class RoomsController {
  async index(ctx: HttpContext) {
    const rooms = await Room.query().orderBy('position').orderBy('name')
    return ctx.page.render('setup/rooms', {
      tabs: await setupTabs(ctx, 'rooms'),
      rooms: rooms.filter(({ archivedAt }) => archivedAt === null),
      archived: rooms.filter(({ archivedAt }) => archivedAt !== null),
    })
  }

  async create(ctx: HttpContext) {
    return showForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const { facts } = await readRoom(ctx)
    await addRoom(facts)
    page.redirect('/setup/rooms', { kind: 'success', text: page.t('setup.rooms.added') })
  }

  async edit(ctx: HttpContext) {
    return showForm(ctx, await Room.findOrRefuse(ctx.params.room))
  }

  async update(ctx: HttpContext) {
    const { page, response, params } = ctx
    const room = await Room.findOrRefuse(params.room)
    const { facts, version } = await readRoom(ctx)
    try {
      await changeRoom(room, version, facts)
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showForm(ctx, await Room.findOrRefuse(params.room), true)
    }
    page.redirect('/setup/rooms', { kind: 'success', text: page.t('setup.rooms.saved') })
  }
}

async function showForm(ctx: HttpContext, room: Room | null, isStale = false) {
  const { page } = ctx
  return page.render('setup/room', {
    tabs: await setupTabs(ctx, 'rooms'),
    room,
    isStale,
    kinds: ROOM_KINDS.map((value) => ({ value, label: page.t(`setup.rooms.kinds.${value}`) })),
  })
}
