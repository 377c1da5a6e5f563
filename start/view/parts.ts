import { attributes, escapeHtml, otherProps } from './attributes.js'
import { isoMoment, type MomentFormat } from './formats.js'
import { iconBody } from './icons.js'

export type Props = Record<string, unknown>

/** What a part reads of the view it stands in. */
export interface ViewState {
  t(key: string, data?: object, fallback?: string): string
  when(at: unknown, format?: MomentFormat): string
  money(amount: number, currency?: string): string
}

const STATUS_TONES: Record<string, string> = {
  booked: 'info',
  arrived: 'accent',
  in_room: 'warning',
  done: 'success',
  no_show: 'danger',
  active: 'success',
  suspended: 'danger',
  signed: 'success',
  invited: 'info',
  paid: 'success',
  unpaid: 'warning',
  overdue: 'danger',
  running: 'info',
  succeeded: 'success',
  failed: 'danger',
  paused: 'warning',
}

/** Drawn icons, by name, size and look: a page repeats a dozen of them over and over. */
const drawn = new Map<string, string>()

export function icon(props: Props): string {
  const { name, size, class: look, ...others } = props
  if (Object.keys(others).length > 0) return draw(props)
  const key = `${name} ${size} ${look}`
  const svg = drawn.get(key) ?? draw(props)
  drawn.set(key, svg)
  return svg
}

function draw(props: Props): string {
  const svg = {
    ...otherProps(props, 'name size label class'),
    'class': ['icon', props.size && `icon-${props.size}`, props.class],
    'viewBox': '0 0 24 24',
    'role': props.label ? 'img' : false,
    'aria-label': props.label,
    'aria-hidden': props.label ? false : 'true',
  }
  return `<svg ${attributes(svg)}>${iconBody(String(props.name))}</svg>`
}

export function badge(props: Props): string {
  const sign = props.icon ? icon({ name: props.icon, size: 'sm' }) : ''
  return chip(otherProps(props, 'text tone icon'), props.tone ?? 'neutral', sign, props.text)
}

export function status(props: Props, state: ViewState): string {
  const name = String(props.status)
  const label = props.label ?? state.t(`shell.status.${name}`, {}, name)
  const extra = { ...otherProps(props, 'status label'), 'data-status': name }
  const dot = '<span class="chip-dot" aria-hidden="true"></span>'
  return chip(extra, STATUS_TONES[name] ?? 'neutral', dot, label)
}

export function avatar(props: Props): string {
  const span = {
    ...otherProps(props, 'name initials size private class'),
    'class': [
      'initials',
      props.size && `initials-${props.size}`,
      props.private !== false && 'private-name',
      props.class,
    ],
    'aria-hidden': 'true',
  }
  return element('span', span, text(props.initials ?? initials(text(props.name))))
}

export function person(props: Props): string {
  const tag = props.href ? 'a' : 'span'
  const look = ['person-name', props.href && 'text-link', 'private-name']
  const name = element(tag, { class: look, href: props.href }, text(props.name))
  const detail = props.detail
    ? element('span', { class: 'block field-hint' }, text(props.detail))
    : ''
  const face = props.avatar ? avatar({ name: props.name }) : ''
  return `<span class="person">${face}<span>${name}${detail}</span></span>`
}

export function when(props: Props, state: ViewState): string {
  const datetime = isoMoment(props.at)
  if (!datetime) return ''
  const title = props.format === 'relative' && state.when(props.at, 'datetime')
  return element('time', { datetime, title }, state.when(props.at, props.format as MomentFormat))
}

export function money(props: Props, state: ViewState): string {
  const currency = props.currency as string | undefined
  return element(
    'span',
    { class: 'tabular-nums' },
    state.money(Number(props.amount ?? 0), currency)
  )
}

export function initials(name: string): string {
  // Of the name, not of a title such as `Dr.` before it.
  const words = name.split(/\s+/).filter((word) => word && !word.endsWith('.'))
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return ends.map((word) => [...word][0]?.toUpperCase() ?? '').join('')
}

function chip(extra: Props, tone: unknown, sign: string, label: unknown): string {
  const look = ['chip', `tone-${tone}`, extra.class]
  return `<span ${attributes({ ...extra, class: look })}>${sign}<span>${escapeHtml(text(label))}</span></span>`
}

function element(tag: string, given: Props, content: string): string {
  return `<${tag} ${attributes(given)}>${escapeHtml(content)}</${tag}>`
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
