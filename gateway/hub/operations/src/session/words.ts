import { wordsOf } from '@yinling/ui'

export const zh = {
  heading: '运营人员登录',
  about: '全区护理床、手表与自助终端的运行情况。',
  name: '用户名', password: '密码',
  go: '登录', going: '正在登录…',
  enterName: '请输入用户名。', enterPassword: '请输入密码。',
  wrong: '用户名或密码不正确，请重新输入。',
  tooMany: '密码错误次数过多，请等一分钟再试。',
  unreachable: '暂时连不上网关，请稍候再试。报警照常送往热线。',
  failed: '登录没有成功，请重试；仍不行请联系系统管理员。',
  promise: '查看老人资料会留下记录。请只看工作需要的内容。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Sign in to operations',
  about: 'How the beds, watches and kiosks of the district are doing.',
  name: 'User name', password: 'Password',
  go: 'Sign in', going: 'Signing in…',
  enterName: 'Please enter your user name.', enterPassword: 'Please enter your password.',
  wrong: 'User name or password is not correct. Please try again.',
  tooMany: 'Too many wrong passwords. Please wait a minute and try again.',
  unreachable: 'The gateway cannot be reached. Please try again shortly. Alarms still go to the hotline.',
  failed: 'Signing in did not work. Please try again, or tell the administrator.',
  promise: 'Each look at a resident’s record is logged. Please look only at what your work needs.',
}

export const t = wordsOf(zh, en)
