import type { Language } from '@yinling/ui'

/** What to say and ask, by cause. `{hello}` is the greeting with the name she likes to hear. */
type Steps = readonly [string, string, string]
type Scripts = Record<'call' | 'fall' | 'smoke' | 'gas' | 'water' | 'test', Steps>

export const greetings: Record<Language, { named: string; unnamed: string }> = {
  'zh-CN': {
    named: '{name}，您好，这里是871-12345热线，工号{agent}。',
    unnamed: '您好，这里是871-12345热线，工号{agent}。请问怎么称呼您？',
  },
  en: {
    named: 'Hello {name}, this is the 871-12345 hotline, agent {agent}.',
    unnamed: 'Hello, this is the 871-12345 hotline, agent {agent}. May I have your name?',
  },
}

export const scripts: Record<Language, Scripts> = {
  'zh-CN': {
    call: [
      '“{hello}您哪里不舒服？需要我帮您做什么？”',
      '问清：人在哪里，能不能动，有没有胸痛、气短、出血、头晕；旁边有没有人。',
      '有生命危险立即拨打120，说明地址和入户方式；陪老人说话，直到有人到场。',
    ],
    fall: [
      '“{hello}先别急着起来，躺着别动，我陪着您。”',
      '问清：哪里疼，头有没有碰到，手脚能不能动；是否在吃抗凝药。',
      '碰到头、不能动或剧痛：拨打120。其余派护理员上门搀扶，并通知家属。',
    ],
    smoke: [
      '“{hello}请马上到屋外去，不要坐电梯，不要回去拿东西。”',
      '问清：有没有看到明火或闻到焦味；人能不能自己出来。',
      '有明火或出不来：立即拨打119，说明行动能力和入户方式；通知最近的联系人。',
    ],
    gas: [
      '“{hello}请不要开关电灯电器，不要点火；打开窗户，到屋外去。”',
      '问清：有没有头晕、恶心；人能不能自己出来。',
      '头晕或出不来：拨打120和119，说明入户方式；请燃气公司上门检查。',
    ],
    water: [
      '“{hello}地上有水容易滑，请先坐好，不要走动。”',
      '问清：哪里漏水，水有没有碰到插座；阀门有没有人能关。',
      '请联系人或物业上门关阀；无人可去时派护理员。',
    ],
    test: ['核对设备编号和位置。', '能通话的设备试一句对讲。', '无误后以“测试”办结。'],
  },
  en: {
    call: [
      '“{hello} What is the matter? How can I help？”',
      'Ask: where exactly, able to move, chest pain, short of breath, bleeding, dizzy; is anybody near.',
      'Danger to life: call 120 at once with address and way in. Stay in talk until somebody is there.',
    ],
    fall: [
      '“{hello} Do not try to get up yet. Stay as you are, I am with you.”',
      'Ask: where it hurts, did the head hit anything, can arms and legs move; any blood thinners.',
      'Head hit, cannot move, or great pain: call 120. Otherwise send a caregiver and tell the family.',
    ],
    smoke: [
      '“{hello} Please go outside now. Not by lift, and do not go back for anything.”',
      'Ask: flames or a burning smell; able to get out alone.',
      'Flames or cannot get out: call 119 at once with mobility and way in; call the nearest contact.',
    ],
    gas: [
      '“{hello} Do not touch any switch, no flame. Open the window and go outside.”',
      'Ask: dizzy or sick; able to get out alone.',
      'Dizzy or cannot get out: call 120 and 119 with the way in; have the gas company check the home.',
    ],
    water: [
      '“{hello} A wet floor is slippery: please sit down and stay there.”',
      'Ask: where is the leak, is a socket wet; can anybody close the valve.',
      'Ask a contact or the building’s staff to close the valve; if nobody can go, send a caregiver.',
    ],
    test: ['Check the device’s number and place.', 'Try one sentence through it if it has voice.', 'If all is right, close as “Test”.'],
  },
}
