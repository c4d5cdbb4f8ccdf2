/** In the place of the package `debug`, which JsSIP requires: a logger that says nothing. */
const silent = () => Object.assign(() => {}, { enabled: false, log: () => {} })
module.exports = Object.assign(silent, { default: silent })
