import type { SlotInput } from '@medtrack/sdk'

export default async function statisticsReport({ t }: SlotInput) {
  return {
    label: t('statistics.title'),
    description: t('statistics.reportText'),
    path: '/statistics',
  }
}
