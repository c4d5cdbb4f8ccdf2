import { wordsOf } from '@yinling/ui'

export const zh = {
  heading: '我的账号', id: '用户名', roles: '角色', noneYet: '没有',
  noRole: '{roles}不使用“银铃运营”，请到平时工作的页面登录。这里可以修改密码、设置两步验证。',
  noRoleAtAll: '您的账号还没有角色，请联系运行管理员开通。这里可以修改密码、设置两步验证。',
  passwordHeading: '修改密码', old: '现在的密码', new: '新密码', again: '再输入一次新密码', newHint: '至少10个字符。', change: '修改密码', changing: '正在修改…',
  changed: '密码已修改。其他地方的登录已全部退出。', enterOld: '请输入现在的密码。', wrongOld: '现在的密码不正确。', sameAsOld: '新密码与现在的密码相同。', tooMany: '输错的次数过多，请等一分钟再试。',
  enterNew: '请输入新密码。', shortNew: '密码至少要10个字符。', enterAgain: '请再输入一次新密码。', differ: '两次输入的密码不一样。',
  factorHeading: '两步验证', factorOn: '已启用', factorOff: '未启用', factorAbout: '登录时除了密码，还要输入手机上的6位数字；密码被人知道了，也登录不了您的账号。',
  enrol: '启用两步验证', renew: '更换手机或重新设置', renewAbout: '重新设置后，原来的手机和恢复码不再有效；没有做完之前，原来的仍可使用。', stop: '暂不设置', enrolled: '两步验证已设置好。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'My account', id: 'User name', roles: 'Roles', noneYet: 'none',
  noRole: 'Yinling operations is not for: {roles}. Please sign in where you usually work; here you can change your password and set up the second factor.',
  noRoleAtAll: 'Your account has no role yet; an operator can give you one. Here you can change your password and set up the second factor.',
  passwordHeading: 'Change the password', old: 'Present password', new: 'New password', again: 'New password again', newHint: '10 characters or more.', change: 'Change the password', changing: 'Changing…',
  changed: 'The password is changed. You are signed out everywhere else.', enterOld: 'Please enter your present password.', wrongOld: 'The present password is not correct.', sameAsOld: 'The new password is the present one.', tooMany: 'Too many wrong attempts. Please wait a minute and try again.',
  enterNew: 'Please enter a new password.', shortNew: 'A password has 10 characters at least.', enterAgain: 'Please enter the new password again.', differ: 'The two passwords are not the same.',
  factorHeading: 'Second factor', factorOn: 'enrolled', factorOff: 'none', factorAbout: 'Signing in asks for 6 digits from your phone besides the password: who knows your password still cannot sign in as you.',
  enrol: 'Set up the second factor', renew: 'New phone, or set up again', renewAbout: 'Afterwards the old phone and its recovery codes no longer count; until you have finished, they do.', stop: 'Not now', enrolled: 'The second factor is set up.',
}

export const t = wordsOf(zh, en)
