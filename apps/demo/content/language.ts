import type { Language } from '#kernel/contract/shapes.ts'

/** A text of the demo in all four languages. */
export type Text = Record<Language, string>

/** German, French, Italian, English: the order in which all texts of the demo are written. */
export const say = (de: string, fr: string, it: string, en: string): Text => ({ fr, de, it, en })

/** Replaces `{slot}` by its value; a slot without a value stays visible and fails the tests. */
export const filled = (text: string, slots: Record<string, string>): string =>
  text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)

export const mailDomain = 'demo.palier.example'
export const demoPassword = 'palier-demo'
