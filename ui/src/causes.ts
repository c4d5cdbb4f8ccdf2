import { codeWordsOf, wordsOf } from './languages'

const known = codeWordsOf(
  {
    sos: '按下求助键',
    cord: '拉动求助绳',
    fall: '疑似跌倒',
    smoke: '烟雾报警',
    gas: '燃气报警',
    water: '漏水报警',
    apnoea: '呼吸暂停',
    unreadable: '报警无法识别',
    'hr-high': '心率过快',
    'hr-low': '心率过慢',
    'br-high': '呼吸过快',
    'br-low': '呼吸过慢',
    'bed-exit': '夜间离床未归',
    'door-open': '夜间门未关',
    fence: '走出安全范围',
    inactivity: '白天长时间无活动',
    'not-up': '到点未起床',
    call: '来电',
    'room-hot': '室温过高',
    'room-cold': '室温过低',
    'battery-low': '设备电量低',
    'taken-off': '手表已摘下',
    mains: '家中断电',
    'sensor-fault': '传感器故障',
    silent: '设备失联',
    'credentials-shared': '两台设备共用接入凭证',
    test: '测试',
  },
  {
    sos: 'SOS button',
    cord: 'Pull cord',
    fall: 'Possible fall',
    smoke: 'Smoke',
    gas: 'Gas',
    water: 'Water leak',
    apnoea: 'Breathing stopped',
    unreadable: 'Unreadable alarm',
    'hr-high': 'Heart rate high',
    'hr-low': 'Heart rate low',
    'br-high': 'Breathing fast',
    'br-low': 'Breathing slow',
    'bed-exit': 'Out of bed at night, not back',
    'door-open': 'Door open at night',
    fence: 'Outside the safe area',
    inactivity: 'No activity by day',
    'not-up': 'Not up at the usual hour',
    call: 'Call',
    'room-hot': 'Room too hot',
    'room-cold': 'Room too cold',
    'battery-low': 'Battery low',
    'taken-off': 'Watch taken off',
    mains: 'Power cut at home',
    'sensor-fault': 'Sensor fault',
    silent: 'Device silent',
    'credentials-shared': 'Two devices share credentials',
    test: 'Test',
  },
)
const t = wordsOf({ other: '设备报警（{cause}）' }, { other: 'Device alarm ({cause})' })

/** Every cause this page has a word for. */
export const causes = known.codes

/** Why there is an alarm; a cause newer than this page is shown as it came. */
export const causeWord = (cause: string): string => known.word(cause) ?? t('other', { cause })

/** Whether somebody presses or pulls for it, so that a count of presses means something. */
export const isPressed = (cause: string): boolean => cause === 'sos' || cause === 'cord'
