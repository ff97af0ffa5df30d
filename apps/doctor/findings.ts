/** How a thing is: safe and there; worth a look; unsafe or missing; or not looked at, with the reason. */
export type Level = 'ok' | 'look' | 'unsafe' | 'unknown'

export interface Finding {
  level: Level
  what: string
  says: string
  /** What to do about it. */
  todo?: string
}

type Say = (says: string, todo?: string) => Finding

/** Findings about one thing. */
export const about = (what: string): Record<Level, Say> => {
  const say =
    (level: Level): Say =>
    (says, todo) => ({ level, what, says, ...(todo && { todo }) })
  return { ok: say('ok'), look: say('look'), unsafe: say('unsafe'), unknown: say('unknown') }
}

const PATIENCE = 20_000

/** Ends in any case: what takes too long or fails on its own is told as not looked at. */
export const inTime = async (
  what: string,
  check: () => Promise<Finding[]>,
  patience = PATIENCE,
): Promise<Finding[]> => {
  const { promise, resolve } = Promise.withResolvers<Finding[]>()
  const late = setTimeout(
    () => resolve([about(what).unknown(`no answer within ${patience / 1000} s`)]),
    patience,
  )
  const failed = ({ message }: Error) => [about(what).unknown(message)]
  return Promise.race([check().catch(failed), promise]).finally(() => clearTimeout(late))
}

/** One screen: a line for each finding, with what to do below it, and what it comes to. */
export const report = (findings: readonly Finding[]) => {
  const width = Math.max(...findings.map(({ what }) => what.length))
  const marks: Record<Level, string> = { ok: 'ok    ', look: 'look  ', unsafe: 'UNSAFE', unknown: '–     ' }
  const lines = findings.flatMap(({ level, what, says, todo }) => [
    `${marks[level]}  ${what.padEnd(width)}  ${level === 'unknown' ? `not checked: ${says}` : says}`,
    ...(todo ? [`        ${' '.repeat(width)}  → ${todo}`] : []),
  ])
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  const sum =
    count('unsafe') > 0
      ? `${count('unsafe')} unsafe or missing, ${count('look')} worth a look.`
      : count('look') > 0
        ? `Safe; ${count('look')} worth a look.`
        : 'All is well.'
  return { text: [...lines, '', sum].join('\n'), healthy: count('unsafe') === 0 }
}
