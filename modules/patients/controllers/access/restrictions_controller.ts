import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { changeTeam, liftRestriction, possibleTeam, restrict } from '../../access/restricting.js'
import { overseenChart } from '../../chart/open_chart.js'
import Restriction from '../../models/restriction.js'
import {
  liftRestrictionValidator,
  restrictValidator,
  teamValidator,
} from '../../validators/access/access_validators.js'

/** Keeps a chart to the team that treats the patient. */
export default class RestrictionsController {
  async show(ctx: HttpContext) {
    const { page, auth } = ctx
    const patient = await overseenChart(ctx)
    const restriction = await Restriction.standing(patient.id)
    const members = await possibleTeam()
    const team = restriction ? await restriction.team() : [auth.getUserOrFail().id]
    return page.render('access/restriction', {
      patient,
      restriction,
      team,
      members: members.map(({ userId, name, role }) => ({
        value: userId,
        label: name,
        hint: page.t(`access.roles.${role}`),
      })),
    })
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const { reason, team } = await request.validateUsing(restrictValidator)
    await restrict(patient, reason, await onlyMembers(team))
    page.redirect(`/${patient.id}/restriction`, said(page, 'restricted'))
  }

  async update(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const { team } = await request.validateUsing(teamValidator)
    const restriction = await Restriction.standing(patient.id)
    if (!restriction) throw new RecordNotFoundError()
    await changeTeam(restriction, await onlyMembers(team))
    page.redirect(`/${patient.id}/restriction`, said(page, 'teamChanged'))
  }

  async destroy(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const { liftReason } = await request.validateUsing(liftRestrictionValidator)
    await liftRestriction(patient, liftReason)
    page.redirect(`/${patient.id}/restriction`, said(page, 'lifted'))
  }
}

function said(page: HttpContext['page'], what: string) {
  return { kind: 'success', text: page.t(`access.restriction.${what}`) } as const
}

/** Whoever is no member, or reads no charts, is on no team. */
async function onlyMembers(team: readonly string[]): Promise<string[]> {
  const possible = new Set((await possibleTeam()).map(({ userId }) => userId))
  return [...new Set(team)].filter((userId) => possible.has(userId))
}
