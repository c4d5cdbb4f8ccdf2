/** Pattern of the contract (`TokenName`). */
const tokenName = /^[0-9A-Za-z][0-9A-Za-z._-]{0,62}$/

export const nameFault = (name: string): 'enterName' | 'badName' | null => (name === '' ? 'enterName' : tokenName.test(name) ? null : 'badName')
