import type { Edge } from 'edge.js'

type Compiler = Edge['compiler']

/**
 * Two things that Edge works out anew on every render, though only a developer changes them: the
 * list of components in every mounted folder, and each partial that is included. Together they took
 * a quarter of the time of a page with a list.
 */
export function rememberViews(edge: Edge): void {
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
  rememberPartials(edge.compiler)
  rememberPartials(edge.asyncCompiler)
}

/** A partial depends on its path and on the names of the variables around the place of its use. */
function rememberPartials(compiler: Compiler) {
  const compile = compiler.compile.bind(compiler)
  const known = new Map<string, ReturnType<Compiler['compile']>>()
  compiler.compile = (path, localVariables) => {
    const id = localVariables ? [path, ...localVariables].join(' ') : path
    const template = known.get(id) ?? compile(path, localVariables)
    known.set(id, template)
    return template
  }
}
