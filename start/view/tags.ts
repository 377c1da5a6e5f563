import type { Edge } from 'edge.js'
import type { EdgeBufferContract, ParserContract, TagTokenContract } from 'edge.js/types'

/**
 * The smallest parts stand dozens of times on a page: an icon in every button, a cell in every column of every row.
 * As Edge components each would cost its own state and promise; as tags they are one call of a function.
 */
export function registerTags(edge: Edge): void {
  for (const name of ['icon', 'badge', 'status', 'avatar', 'person', 'when', 'money']) {
    edge.registerTag({ tagName: name, block: true, seekable: true, compile: compilePart(name) })
  }
  edge.registerTag({ tagName: 'table.row', block: true, seekable: true, compile: compileRow })
  edge.registerTag({ tagName: 'table.cell', block: true, seekable: true, compile: compileCell })
}

function compilePart(name: string) {
  return (parser: ParserContract, buffer: EdgeBufferContract, token: TagTokenContract) => {
    write(buffer, token, `state.kit.parts.${name}(${propsOf(parser, token)}, state)`)
  }
}

function compileRow(parser: ParserContract, buffer: EdgeBufferContract, token: TagTokenContract) {
  assign(buffer, token, 'tableRow', propsOf(parser, token))
  write(buffer, token, 'state.kit.parts.openRow(state.tableRow)')
  for (const child of token.children) parser.processToken(child, buffer)
  write(buffer, token, 'state.kit.parts.closeRow()')
}

function compileCell(parser: ParserContract, buffer: EdgeBufferContract, token: TagTokenContract) {
  assign(buffer, token, 'tableCell', propsOf(parser, token))
  write(buffer, token, 'state.kit.parts.openCell(state.tableCell, state.tableRow ?? {})')
  for (const child of token.children) parser.processToken(child, buffer)
  write(buffer, token, 'state.kit.parts.closeCell(state.tableCell, state.tableRow ?? {})')
}

function propsOf(parser: ParserContract, token: TagTokenContract): string {
  const { generateAST, transformAst, stringify } = parser.utils
  const given = token.properties.jsArg.trim() || '{}'
  const { expression } = generateAST(`(${given})`, token.loc, token.filename)
  return stringify(transformAst(expression, token.filename, parser))
}

function write(buffer: EdgeBufferContract, token: TagTokenContract, expression: string) {
  buffer.outputExpression(expression, token.filename, token.loc.start.line, false)
}

function assign(buffer: EdgeBufferContract, token: TagTokenContract, name: string, props: string) {
  buffer.writeExpression(`state.${name} = ${props}`, token.filename, token.loc.start.line)
}
