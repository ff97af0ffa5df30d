import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Serves kernel/web/beforePaint.js as a file with its hash in its name, and has the page run it before it shows anything. */
const beforePaint = (base: string): Plugin => {
  const source = readFileSync('kernel/web/beforePaint.js', 'utf8').replaceAll(/^\/\/.*\n/gm, '')
  const fileName = `assets/before-paint-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`
  return {
    name: 'before-paint',
    buildStart() {
      if (this.environment.name === 'client') this.emitFile({ type: 'asset', fileName, source })
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `${base}${fileName}` }, injectTo: 'head' }],
  }
}

/** The sample that docs/residents-import.md explains, to be downloaded where lists are imported. */
const sampleOfResidents: Plugin = {
  name: 'sample-of-residents',
  buildStart() {
    const source = readFileSync('docs/examples/residents.csv')
    if (this.environment.name === 'client')
      this.emitFile({ type: 'asset', fileName: 'residents.csv', source })
  },
}

/** Cockpit and app are built one at a time: `vite build --mode cockpit`, `--mode resident`. */
export default defineConfig(({ mode }) => ({
  root: `apps/${mode}`,
  base: mode === 'cockpit' ? '/cockpit/' : '/app/',
  publicDir: 'public',
  resolve: { alias: { zod: fileURLToPath(import.meta.resolve('#kernel/web/unchecked.ts')) } },
  plugins: [
    react(),
    beforePaint(mode === 'cockpit' ? '/cockpit/' : '/app/'),
    ...(mode === 'resident'
      ? [
          VitePWA({
            strategies: 'injectManifest',
            srcDir: '.',
            filename: 'sw.ts',
            injectRegister: false,
            manifest: false,
            injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg}'], globIgnores: ['**/Scanner-*'] },
          }),
        ]
      : [sampleOfResidents]),
  ],
  build: {
    outDir: `../../dist/${mode}`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
}))
