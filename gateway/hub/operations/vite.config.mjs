import { screen } from '../../../ui/vite.mjs'

export default screen(import.meta.dirname)
