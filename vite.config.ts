import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Cockpit and app are built one at a time: `vite build --mode cockpit`, `--mode resident`. */
export default defineConfig(({ mode }) => ({
  root: `apps/${mode}`,
  base: mode === 'cockpit' ? '/cockpit/' : '/app/',
  publicDir: 'public',
  resolve: { alias: { zod: fileURLToPath(import.meta.resolve('#kernel/web/unchecked.ts')) } },
  plugins: [
    react(),
    ...(mode === 'resident'
      ? [
          VitePWA({
            strategies: 'injectManifest',
            srcDir: '.',
            filename: 'sw.ts',
            injectRegister: false,
            manifest: false,
            injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg}'] },
          }),
        ]
      : []),
  ],
  build: {
    outDir: `../../dist/${mode}`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
}))
