/** The server says what the register refuses in the page's language, and the rest in English. */
export const spokenIn = (text: string): 'zh-CN' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en')
