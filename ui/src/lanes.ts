import { wordsOf } from './languages'

export type Lane = 1 | 2 | 3 | 4 | 5

const t = wordsOf(
  { lane1: '紧急', lane2: '次紧急', lane3: '关怀', lane4: '技术', lane5: '测试' },
  { lane1: 'Emergency', lane2: 'Urgent', lane3: 'Care', lane4: 'Technical', lane5: 'Test' },
)

export const laneWord = (lane: Lane): string => t(`lane${lane}`)
