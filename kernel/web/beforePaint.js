// Runs before the first paint, so that nobody who chose a dark screen is dazzled by a bright one. A page may hold no
// script itself, and a module comes too late: vite.config.ts puts this file into the head. The names are appearance.ts's.
const { documentElement: root } = document
try {
  root.dataset.appearance = localStorage.getItem('palier-appearance') ?? 'device'
} catch {
  root.dataset.appearance = 'device'
}
