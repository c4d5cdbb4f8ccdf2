import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [vue()],
  test: { include: ['{ui,hotline/console,kiosk-agent/screen,gateway/hub/operations}/src/**/*.test.ts'] },
})
