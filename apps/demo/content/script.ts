import type { Language } from '#kernel/contract/shapes.ts'
import { appointmentAfter, day, hour, minute, officeTime, spoken, wakingTime } from './calendar.ts'
import type { Stage } from './casting.ts'
import type { Chance } from './chance.ts'
import { filled, type Text } from './language.ts'
import { impatience, orderNotes, orders, questions, reopenings, thanks } from './phrases.ts'
import type { Author, Story, Turn } from './story.ts'

/** A line of a conversation at its time (milliseconds). */
export type Line = { by: Author; text: string; at: number; closes?: boolean }

type Step = Turn & { closes?: boolean }

/** What is said in a request that has come so far, without times. */
export const stepsOf = (story: Story, stage: Stage, draw: Chance): Step[] => {
  const turns = [...story.turns]
  const question: Step = { by: 'agent', text: draw.pick(questions) }
  const order: Step[] = [
    { by: 'agent', text: draw.pick(orders) },
    { by: 'note', text: draw.pick(orderNotes) },
  ]
  switch (stage) {
    case 'new':
      return []
    case 'waiting-for-agent': {
      const said = upTo(turns, 'resident')
      return said.length > 0 && draw.of(0.6)
        ? said
        : [...order, { by: 'resident', text: draw.pick(impatience) }]
    }
    case 'waiting-for-customer': {
      const asked = upTo(turns, 'agent')
      return asked.length > 0 && asked.at(-1)!.text.de.includes('?') ? asked : [question]
    }
    case 'waiting-for-external':
      return order
    case 'closed':
      return [...turns, { by: 'agent', text: story.resolution, closes: true }, ...afterwards(draw)]
  }
}

/** The turns up to the first one of this author. */
const upTo = (turns: readonly Turn[], by: Author): Turn[] =>
  turns.slice(0, turns.findIndex((turn) => turn.by === by) + 1)

const afterwards = (draw: Chance): Step[] => {
  if (draw.of(0.45)) return [{ by: 'resident', text: draw.pick(thanks) }]
  if (draw.of(0.12)) {
    const again = draw.pick(reopenings)
    return [
      { by: 'resident', text: again.resident },
      { by: 'agent', text: again.agent, closes: true },
    ]
  }
  return []
}

/**
 * Gives the steps their times between creation and `now`: staff in office hours, residents while awake, visits at their
 * appointment. `idle`: how long ago the last word of an open request fell; `lasts`: how long the real request took.
 */
export const timed = (
  steps: readonly Step[],
  {
    from,
    now,
    idle,
    lasts,
    language,
    slots,
    draw,
  }: {
    from: number
    now: number
    idle: number | undefined
    lasts: number
    language: Language
    slots: Record<string, string>
    draw: Chance
  },
): Line[] => {
  const times: number[] = []
  const appointments: number[] = []
  let due = 0
  for (const step of steps) {
    const said = times.at(-1) ?? from
    const again = steps.slice(0, times.length).some((earlier) => earlier.closes)
    const before = step.closes ? Math.max(said, due + hour, again ? 0 : from + lasts) : said
    const at = isVisit(step.by)
      ? (due > before ? due : appointmentAfter(before, draw)) + (50 + draw.below(40)) * minute
      : after(step.by, before, draw)
    if (step.text.de.includes('{day}')) due = appointmentAfter(at, draw)
    times.push(at)
    appointments.push(due)
  }
  const last = times.at(-1) ?? from
  const end = now - (idle ?? hour)
  if (steps.at(-1)?.by === 'resident' && idle !== undefined && last < end) times[times.length - 1] = end
  const scale = last > now - 10 * minute ? ((now - from) * 0.8) / (last - from) : 1
  const scaled = (at: number) => (idle === undefined ? from + (at - from) * scale : at)
  return steps.map((step, index) => {
    const at = from + (times[index]! - from) * scale
    const day = spoken(halfHour(scaled(appointments[index]!)), language)
    const text = filled(step.text[language], { ...slots, ...day })
    return { by: step.by, text, at, ...(step.closes ? { closes: true } : {}) }
  })
}

const isVisit = (by: Author): boolean => by === 'caretaker' || by === 'craftsman'

const halfHour = (at: number): number => Math.round(at / (30 * minute)) * 30 * minute

const after = (by: Author, before: number, draw: Chance): number => {
  if (by === 'resident') return wakingTime(before + 12 * minute + draw.fraction() ** 2 * 1.4 * day, draw)
  return officeTime(before + 20 * minute + draw.fraction() * 9 * hour, draw)
}

/** Picks a phrase in one language. */
export const phrase = (draw: Chance, phrases: readonly Text[], language: Language): string =>
  draw.pick(phrases)[language]
