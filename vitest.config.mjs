import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: { include: ['{ui,hotline/console,kiosk-agent/screen}/src/**/*.test.ts'] },
})
