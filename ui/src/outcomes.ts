import { codeWordsOf } from './languages'

const known = codeWordsOf(
  {
    'caregiver-sent': '已派护理员',
    ambulance: '已呼叫120',
    'family-informed': '已通知家属',
    comforted: '已安抚',
    'false-alarm': '误触',
    unreachable: '联系不上',
    test: '测试',
    cleared: '已自行解除',
    'device-fault': '设备故障',
    'repair-ordered': '已报修',
    restored: '已恢复',
    'homes-called': '已逐户联系',
    advised: '已答复',
    'wrong-number': '打错电话',
    'power-company-told': '已联系供电',
    over: '已自行解除',
    'recovered-while-away': '失联期间已恢复',
    withdrawn: '经核对并未发生',
    'by-operator': '运维人员关闭',
  },
  {
    'caregiver-sent': 'Caregiver sent',
    ambulance: '120 called',
    'family-informed': 'Family informed',
    comforted: 'Comforted',
    'false-alarm': 'False alarm',
    unreachable: 'Nobody reached',
    test: 'Test',
    cleared: 'Over by itself',
    'device-fault': 'Device fault',
    'repair-ordered': 'Repair ordered',
    restored: 'Back to normal',
    'homes-called': 'Homes called',
    advised: 'Answered',
    'wrong-number': 'Wrong number',
    'power-company-told': 'Power company told',
    over: 'Over by itself',
    'recovered-while-away': 'Recovered while away',
    withdrawn: 'Turned out not to be',
    'by-operator': 'Closed by an operator',
  },
)

/** How an alarm ended; a text that is no code of ours is shown as it came. */
export const outcomeWord = (outcome: string): string => known.word(outcome) ?? outcome
