/** What a form can tell before the server is asked. Patterns and lengths are those of the contract. */
const leastPassword = 10
const oneTimeCode = /^[0-9A-Z][0-9A-Z-]{9,38}$/
const personId = /^[0-9A-Za-z][0-9A-Za-z._@-]{0,63}$/
/** The address of the page that enters somebody. */
const taken = 'new'

export const codeFault = (code: string): 'enterOneTime' | 'badOneTime' | null =>
  code === '' ? 'enterOneTime' : oneTimeCode.test(code) ? null : 'badOneTime'

export const passwordFault = (password: string): 'enterNew' | 'shortNew' | null =>
  password === '' ? 'enterNew' : [...password].length < leastPassword ? 'shortNew' : null

export const againFault = (password: string, again: string): 'enterAgain' | 'differ' | null =>
  again === '' ? 'enterAgain' : again === password ? null : 'differ'

export const idFault = (id: string): 'enterId' | 'badId' | null => (id === '' ? 'enterId' : personId.test(id) && id !== taken ? null : 'badId')

export const nameFault = (name: string): 'enterFullName' | null => (name === '' ? 'enterFullName' : null)

/** JBSW Y3DP EHPK 3PXP: four at a time is what one can keep in mind while typing. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? ''
