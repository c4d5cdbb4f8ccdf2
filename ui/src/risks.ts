import { wordsOf } from './languages'

/** The four colours of risk, which set how often somebody visits. */
export type Risk = 'high' | 'medium' | 'medium-low' | 'low'

const t = wordsOf<Risk>(
  {
    high: '高风险',
    medium: '中风险',
    'medium-low': '中低风险',
    low: '低风险',
  },
  {
    high: 'High risk',
    medium: 'Medium risk',
    'medium-low': 'Medium-low risk',
    low: 'Low risk',
  },
)

export const riskWord = (risk: Risk): string => t(risk)
