import type {
  Observation as ObservationResource,
  ObservationComponent as ComponentResource,
  Quantity,
} from '@medplum/fhirtypes'
import Observation, { type ObservationComponent } from '../../models/observation.js'
import {
  asNotes,
  bound,
  codedBy,
  codeOf,
  conceptOf,
  fit,
  momentOf,
  notesIn,
  written,
} from '../elements.js'
import { oneRow } from '../mapping.js'

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const UCUM = 'http://unitsofmeasure.org'
/** Values without a column of their own are told in words. */
const OTHER_VALUES = [
  'valueString',
  'valueBoolean',
  'valueTime',
  'valueDateTime',
  'valueRange',
  'valueRatio',
  'valuePeriod',
  'valueSampledData',
] as const

type Measured = Pick<Observation, 'valueNumber' | 'unit'>

export const observations = oneRow<ObservationResource, Observation>({
  type: 'Observation',
  model: Observation,

  fromFhir(resource, refs) {
    const effectiveAt = momentOf(
      resource.effectiveDateTime ??
        resource.effectivePeriod?.start ??
        resource.effectiveInstant ??
        resource.issued
    )
    if (!effectiveAt) return 'no-date'
    const coded = codedBy(resource.valueCodeableConcept)
    const category = resource.category?.map(codeOf).find(Boolean)
    return {
      ...codedBy(resource.code),
      category: fit(category, 30) ?? 'exam',
      status: resource.status,
      ...measured(resource.valueQuantity, resource.valueInteger),
      valueCodeSystem: resource.valueCodeableConcept ? coded.codeSystem : null,
      valueCode: resource.valueCodeableConcept ? coded.code : null,
      valueDisplay: resource.valueCodeableConcept ? coded.display : null,
      valueText: inWords(resource),
      components: resource.component ? resource.component.map(componentOf) : null,
      effectiveAt,
      visitId: refs.rowOf('Encounter', resource.encounter),
      note: notesIn(resource.note),
    }
  },

  toFhir(row, refs) {
    const { valueDisplay, valueCodeSystem: codeSystem, valueCode: code, valueText } = row
    return {
      resourceType: 'Observation',
      status: row.status,
      category: [bound(CATEGORY, row.category)],
      code: conceptOf(row),
      subject: refs.patient,
      encounter: refs.to('Encounter', row.visitId),
      effectiveDateTime: written(row.effectiveAt),
      valueQuantity: quantityOf(row),
      valueCodeableConcept: valueDisplay
        ? conceptOf({ codeSystem, code, display: valueDisplay })
        : undefined,
      valueString: valueText ?? undefined,
      note: asNotes(row.note),
      component: row.components?.map((part): ComponentResource => ({
        code: conceptOf(part),
        valueQuantity: quantityOf(part),
      })),
    }
  },
})

function measured(quantity: Quantity | undefined, whole?: number): Measured {
  const unit = quantity?.code ?? quantity?.unit
  return { valueNumber: quantity?.value ?? whole ?? null, unit: fit(unit, 40) }
}

function quantityOf({ valueNumber, unit }: Measured): Quantity | undefined {
  if (valueNumber === null) return undefined
  return unit ? { value: valueNumber, unit, system: UCUM, code: unit } : { value: valueNumber }
}

function componentOf(component: ComponentResource): ObservationComponent {
  return {
    ...codedBy(component.code),
    ...measured(component.valueQuantity, component.valueInteger),
  }
}

function inWords(resource: ObservationResource): string | null {
  const value = OTHER_VALUES.map((name) => resource[name]).find((one) => one !== undefined)
  if (value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
