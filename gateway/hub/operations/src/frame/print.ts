/** Prints what is on the page; where there is a `.slip`, only that (page.css). */
export const print = (): void => window.print()
