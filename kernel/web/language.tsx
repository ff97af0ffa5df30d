import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { Language, type Translated, inLanguage } from '#kernel/contract/shapes.ts'
import { unbroken } from '#kernel/contract/words.ts'

const locales: Record<Language, string> = { de: 'de-CH', fr: 'fr-CH', it: 'it-CH', en: 'en-GB' }
const KEY = 'palier-language'

interface Chosen {
  language: Language
  choose: (language: Language) => void
}

const Chosen = createContext<Chosen>({ language: 'en', choose: () => {} })

const first = (): Language => {
  const kept = localStorage.getItem(KEY)
  const wanted = [kept, ...navigator.languages].map((each) => each?.slice(0, 2))
  return (
    Language.options.find(
      (language) =>
        wanted.includes(language) &&
        language === wanted.find((each) => Language.options.includes(each as Language)),
    ) ?? 'en'
  )
}

/** The language of everything below: the person's choice, else what the browser prefers. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(first)
  useEffect(() => {
    document.documentElement.lang = locales[language]
    localStorage.setItem(KEY, language)
  }, [language])
  const chosen = useMemo(() => ({ language, choose: setLanguage }), [language])
  return <Chosen value={chosen}>{children}</Chosen>
}

export const useLanguage = () => use(Chosen)

/** The texts of a module in the language of the screen. */
export const useWords = <W extends object>(words: (language: Language) => W): W => {
  const { language } = use(Chosen)
  return useMemo(() => unbroken(words(language), language), [words, language])
}

/** Dates, numbers and translated names as the language and Switzerland write them. */
export const useFormats = () => {
  const { language } = use(Chosen)
  return useMemo(() => {
    const locale = locales[language]
    const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' })
    const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
    const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const numbers = new Intl.NumberFormat(locale)
    const sized = (unit: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })
    const sizes = [sized('byte'), sized('kilobyte'), sized('megabyte')]
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
    return {
      /** A day: from YYYY-MM-DD or an instant. */
      day: (at: string) => day.format(new Date(at.length === 10 ? `${at}T12:00:00` : at)),
      full: (at: string) => full.format(new Date(at)),
      number: (value: number) => numbers.format(value),
      /** How much a file weighs. */
      size: (bytes: number) => {
        const steps = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
        return sizes[steps]!.format(bytes / 1000 ** steps)
      },
      /** Now and here: the time today, the weekday's date this year, else the whole date. */
      recent: (at: string) => {
        const date = new Date(at)
        const minutes = Math.round((date.getTime() - Date.now()) / 60_000)
        if (minutes > -60) return relative.format(Math.min(minutes, 0), 'minute')
        if (date.toDateString() === new Date().toDateString()) return time.format(date)
        return date.getFullYear() === new Date().getFullYear() ? short.format(date) : day.format(date)
      },
      name: (text: Translated) => inLanguage(text, language),
    }
  }, [language])
}
