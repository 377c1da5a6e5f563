import semver from 'semver'
import type { ModulePackage, ModuleProblem } from '#releases/module_package'

const SDK = '@medtrack/sdk'

/**
 * Sorts out which packages can run together.
 *
 * A package falls out for a range that nothing here satisfies, for a requirement that fell out
 * itself, for a circle of requirements, or for standing twice. The others run without it.
 */
export function checkRequirements(packages: ModulePackage[], sdkVersion: string) {
  const problems: ModuleProblem[] = []
  let usable = withoutDuplicates(packages, problems)
  usable = withoutCircles(usable, problems)
  for (;;) {
    const dropped = usable.filter((pkg) => {
      const problem = unmetRequirement(pkg, usable, sdkVersion)
      if (problem) problems.push({ module: nameOf(pkg), problem })
      return problem !== null
    })
    if (dropped.length === 0) return { usable, problems }
    usable = usable.filter((pkg) => !dropped.includes(pkg))
  }
}

function withoutDuplicates(packages: ModulePackage[], problems: ModuleProblem[]) {
  const seen = new Map<string, ModulePackage>()
  const owners = new Map<string, string>()
  for (const pkg of packages) {
    const owner = owners.get(pkg.key) ?? pkg.name
    owners.set(pkg.key, owner)
    if (owner !== pkg.name) {
      problems.push({
        module: pkg.name,
        problem: `its key "${pkg.key}" belongs to ${owner} already.`,
      })
    } else if (seen.has(nameOf(pkg))) {
      problems.push({
        module: nameOf(pkg),
        problem: `it stands twice, the second time in ${pkg.folder}.`,
      })
    } else {
      seen.set(nameOf(pkg), pkg)
    }
  }
  return [...seen.values()]
}

function withoutCircles(packages: ModulePackage[], problems: ModuleProblem[]) {
  return packages.filter((pkg) => {
    const circle = findCircle(pkg, packages)
    if (circle) {
      problems.push({
        module: nameOf(pkg),
        problem: `it requires itself in a circle: ${circle.join(' → ')}.`,
      })
    }
    return !circle
  })
}

function findCircle(start: ModulePackage, packages: ModulePackage[]): string[] | null {
  const visited = new Set<string>()
  const walk = (pkg: ModulePackage, path: string[]): string[] | null => {
    for (const name of Object.keys(pkg.requires)) {
      if (name === start.name) return [...path, start.key]
      if (visited.has(name)) continue
      visited.add(name)
      for (const next of packages.filter((other) => other.name === name)) {
        const found = walk(next, [...path, next.key])
        if (found) return found
      }
    }
    return null
  }
  return walk(start, [start.key])
}

function unmetRequirement(pkg: ModulePackage, packages: ModulePackage[], sdkVersion: string) {
  for (const [name, range] of Object.entries(pkg.requires)) {
    if (name === SDK) {
      if (!semver.satisfies(sdkVersion, range)) {
        return `it needs ${SDK} ${range}; this is ${sdkVersion}.`
      }
      continue
    }
    if (!name.startsWith('@medtrack/')) continue
    const candidates = packages.filter((other) => other.name === name)
    if (candidates.length === 0) return `it needs ${name} ${range}, which is not here.`
    if (!candidates.some((other) => semver.satisfies(other.version, range))) {
      const versions = candidates.map((other) => other.version).join(', ')
      return `it needs ${name} ${range}; here is ${versions}.`
    }
  }
  return null
}

function nameOf(pkg: ModulePackage) {
  return `${pkg.key}@${pkg.version}`
}
