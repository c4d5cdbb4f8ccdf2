import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/**
 * One Vite configuration for every screen; `alias` puts a module in the place of another. Pages are served from our own origin under a strict content security
 * policy, so nothing may end up inline: no data: URLs, no preload polyfill script.
 */
export const screen = (root, alias = {}) =>
  defineConfig({
    root,
    resolve: { alias },
    base: './',
    plugins: [vue()],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // A busy machine is no fault of a plugin.
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  })
