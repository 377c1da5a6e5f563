import { attributes, escapeHtml, otherProps } from './attributes.js'
import type { Props } from './parts.js'

/** A row whose `href` its main cell links to; the link stretches over the row. */
export function openRow(props: Props): string {
  const row = {
    ...otherProps(props, 'href tone class'),
    class: [props.href && 'row-linked', props.tone && `row-toned tone-${props.tone}`, props.class],
  }
  return `<tr ${attributes(row)}>`
}

export function closeRow(): string {
  return '</tr>'
}

/** On a phone rows turn to cards, where `data-label` names the value. */
export function openCell(props: Props, row: Props): string {
  const tag = props.main ? 'th' : 'td'
  const cell = {
    ...otherProps(props, 'label text main align private muted class'),
    'scope': props.main && 'row',
    'data-label': props.label ?? '',
    'class': [props.align === 'end' && 'at-end', props.muted && 'soft', props.class],
  }
  return `<${tag} ${attributes(cell)}>${openContent(props, row)}${escapeHtml(String(props.text ?? ''))}`
}

export function closeCell(props: Props, row: Props): string {
  return `</${contentTag(props, row)}></${props.main ? 'th' : 'td'}>`
}

function openContent(props: Props, row: Props): string {
  const tag = contentTag(props, row)
  const content = {
    class: [tag === 'a' && 'row-link', props.private && 'private-name'],
    href: tag === 'a' && row.href,
  }
  return `<${tag} ${attributes(content)}>`
}

function contentTag(props: Props, row: Props): 'a' | 'div' {
  return props.main && row.href ? 'a' : 'div'
}
