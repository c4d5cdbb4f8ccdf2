import { screen } from '../../ui/vite.mjs'

// JsSIP logs every SIP message by way of `debug` for whoever asks for it in the browser: names and numbers have no place there.
export default screen(import.meta.dirname, { debug: `${import.meta.dirname}/src/telephone/no-debug.cjs` })
