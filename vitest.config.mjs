import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['{ui,hotline/console,kiosk-agent/screen}/src/**/*.test.ts'] } })
