import type { Language } from '#kernel/contract/shapes.ts'
import { iso } from './calendar.ts'
import { caretakerOf, type Home } from './casting.ts'
import { address, regards } from './phrases.ts'
import type { Line } from './script.ts'
import { demoCraftspeople, demoStaff, type DemoStaff } from './staff.ts'
import type { Story } from './story.ts'
import type { DemoMessage, InputChannel } from './ticket.ts'

/** The lines as messages of the people who said them; the first letter of the staff has an address and a name below. */
export const messagesOf = (
  lines: readonly Line[],
  {
    language,
    home,
    story,
    assigneeKey,
    channel,
  }: {
    language: Language
    home: Home
    story: Story
    assigneeKey: string
    channel: InputChannel
  },
): DemoMessage[] => {
  const first = lines.findIndex((line) => line.by === 'agent')
  return lines.map((line, index): DemoMessage => {
    if (line.by === 'resident') return byResident(line, home, channel)
    const author = authorOf(line, story, assigneeKey, home.propertyKey)
    const { resident } = home
    const letter = [
      address(language, resident.gender, resident.familyName),
      line.text,
      `${regards[language]}\n${author.name}`,
    ].join('\n\n')
    return {
      at: iso(line.at),
      content: index === first ? letter : line.text,
      internal: line.by === 'note',
      byAgent: true,
      authorKey: author.key,
      authorName: author.name,
      inputChannel: line.by === 'craftsman' ? 'craftsmen' : 'cockpit',
    }
  })
}

const byResident = (line: Line, { resident }: Home, channel: InputChannel): DemoMessage => ({
  at: iso(line.at),
  content: line.text,
  internal: false,
  byAgent: false,
  ...(resident.registered ? { authorKey: resident.key } : {}),
  authorName: resident.name,
  ...(channel === 'email' ? { authorEmail: resident.email } : {}),
  inputChannel: channel,
})

const authorOf = (line: Line, story: Story, assigneeKey: string, propertyKey: string): DemoStaff => {
  const key = {
    agent: assigneeKey,
    note: assigneeKey,
    caretaker: caretakerOf(propertyKey),
    craftsman: story.craft === 'electric' ? 'electrician' : 'plumber',
    resident: '',
  }[line.by]
  return [...demoStaff, ...demoCraftspeople].find((one) => one.key === key)!
}
