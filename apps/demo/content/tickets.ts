import type { Language } from '#kernel/contract/shapes.ts'
import { readRealRequests, type RealRequest } from './bern.ts'
import { demoProperties } from './buildings.ts'
import { creationTimes, day, hour, iso, isCold, minute } from './calendar.ts'
import { assigneeOf, homesOf, languagesOf, stagesOf, type Home, type Stage } from './casting.ts'
import { chance, type Chance } from './chance.ts'
import { filled } from './language.ts'
import { demoPopulation } from './people.ts'
import { residentClosings, residentOpenings } from './phrases.ts'
import { messagesOf } from './messages.ts'
import { phrase, stepsOf, timed } from './script.ts'
import { demoStories } from './stories.ts'
import { roomPhrases, sincePhrases, type Room, type Story } from './story.ts'
import type { DemoTicket, DemoTicketEvent, InputChannel, TicketStatus } from './ticket.ts'

const total = 600

/** The 600 tickets of the demo at `now`, oldest first; the same `now` always gives the same tickets. */
export const demoTickets = (now: Temporal.Instant): DemoTicket[] => {
  const properties = demoProperties()
  const homes = homesOf(demoPopulation(now, properties), properties)
  const requests = chance('requests').shuffle(readRealRequests()).slice(0, total)
  const created = creationTimes(requests, now.epochMilliseconds)
  const youngestFirst = created
    .map((at, index) => ({ at, request: requests[index]! }))
    .toSorted((a, b) => b.at - a.at)
  const stages = stagesOf(total, chance('stages'))
  const languages = languagesOf(total, chance('languages'))
  const told = new Map<string, number>()
  const requesters = fixedRequesters(stages, languages)
  return youngestFirst
    .map(({ at, request }, index) => {
      const draw = chance(`ticket/${request.id}`)
      const language = languages[index]!
      const story = storyFor(request, at, stages[index]!, told)
      const fixed = homes.all.find((home) => home.resident.key === requesters.get(index))
      const home =
        fixed ?? draw.pick(draw.of(0.14) ? homes.unregistered(language) : homes.registered(language))
      return ticket({
        request,
        at,
        stage: stages[index]!,
        language,
        story,
        home,
        now: now.epochMilliseconds,
        draw,
      })
    })
    .toReversed()
    .map((one, index) => ({ ...one, number: index + 1 }))
}

/** Some requests belong to the sign-ins of the README, in their languages and at different stages. */
const fixedRequesters = (stages: readonly Stage[], languages: readonly Language[]): Map<number, string> => {
  const wanted: [string, Language, Stage[]][] = [
    ['resident', 'de', ['waiting-for-customer', 'waiting-for-external', 'new', 'closed', 'closed', 'closed']],
    ['company', 'fr', ['waiting-for-agent', 'waiting-for-external', 'closed', 'closed']],
  ]
  const chosen = new Map<number, string>()
  for (const [key, language, sought] of wanted)
    for (const stage of sought) {
      const index = stages.findIndex(
        (one, place) => one === stage && languages[place] === language && !chosen.has(place),
      )
      chosen.set(index, key)
    }
  return chosen
}

/** The story of this kind, possible at this time of year, that has been told least. */
const storyFor = (request: RealRequest, at: number, stage: Stage, told: Map<string, number>): Story => {
  const season = isCold(at) ? 'cold' : 'warm'
  const possible = (story: Story) => stage !== 'waiting-for-external' || story.craft !== 'office'
  const times = (story: Story) => told.get(story.key) ?? 0
  const fitting = demoStories
    .filter(
      (story) => possible(story) && story.from.includes(request.kind) && (story.season ?? season) === season,
    )
    .toSorted((a, b) => times(a) - times(b))
  const story = fitting[0] ?? demoStories.find((one) => one.from.includes(request.kind))!
  told.set(story.key, times(story) + 1)
  return story
}

type Casting = {
  request: RealRequest
  at: number
  stage: Stage
  language: Language
  story: Story
  home: Home
  now: number
  draw: Chance
}

const ticket = (casting: Casting): DemoTicket => {
  const { request, at, stage, language, story, home, now, draw } = casting
  const { resident } = home
  const slots = {
    in: roomPhrases[draw.pick<Room>(story.rooms ?? ['living'])][language],
    since: phrase(draw, sincePhrases, language),
    name: resident.name,
    first: resident.firstName,
    number: String(24_000 + Number(request.id.slice(-4))),
    company: companyFor(story),
  }
  const assigneeKey = assigneeOf(draw, language, story, home.propertyKey)
  const status: TicketStatus = stage === 'new' ? 'waiting-for-agent' : stage
  const lines = timed(stepsOf(story, stage, draw), {
    from: at,
    now,
    idle: stage === 'closed' ? undefined : idleFor(stage, draw),
    lasts: request.closed ? Date.parse(request.closed) - Date.parse(request.created) : 0,
    language,
    slots,
    draw,
  })
  const taken = stage !== 'new' && !(stage === 'closed' && draw.of(0.035))
  const channel = channelOf(home, draw)
  const messages = messagesOf(lines, { language, home, story, assigneeKey, channel })
  const unanswered = messages.slice(messages.findLastIndex((one) => one.byAgent && !one.internal) + 1)
  const waitingSince =
    unanswered.length === messages.length ? iso(at) : unanswered.find((one) => !one.byAgent)?.at
  const activityAt = messages.at(-1)?.at ?? iso(at)
  const closedAt = stage === 'closed' ? iso(lines.findLast((one) => one.closes)!.at + minute) : undefined
  const createdByKey = channel === 'phone' ? 'kathrin' : resident.registered ? resident.key : undefined
  const history = historyOf({
    at,
    createdByKey,
    assigneeKey: taken ? assigneeKey : undefined,
    messages,
    status,
    closedAt,
  })
  const body = [
    phrase(draw, residentOpenings, language),
    story.description[language],
    phrase(draw, residentClosings, language),
  ]
  return {
    number: 0,
    requestId: request.id,
    storyKey: story.key,
    language,
    categoryKey: story.category,
    title: filled(story.title[language], slots),
    description: filled((channel === 'phone' ? [body[1]] : body.filter(Boolean)).join('\n\n'), slots),
    propertyKey: home.propertyKey,
    buildingKey: home.buildingKey,
    unitKey: home.unitKey,
    requester: requesterOf(home, channel),
    inputChannel: channel,
    status,
    ...(taken ? { assigneeKey } : {}),
    ...(createdByKey ? { createdByKey } : {}),
    createdAt: iso(at),
    activityAt: closedAt && closedAt > activityAt ? closedAt : activityAt,
    statusChangedAt: history.findLast((one) => one.type === 'status-changed')?.at ?? iso(at),
    ...(status === 'waiting-for-agent' ? { customerWaitingSince: waitingSince ?? iso(at) } : {}),
    ...(closedAt ? { closedAt } : {}),
    pictures:
      story.picture && channel !== 'phone' && draw.of(0.75)
        ? [{ key: story.picture, seed: Number(request.id) % 997 }]
        : [],
    messages,
    history,
  }
}

const companyFor = (story: Story): string => {
  if (story.category === 'pests') return 'Schädlingsdienst Aaretal'
  return {
    electric: 'Elektro Gurten GmbH',
    plumbing: 'Marzili Haustechnik AG',
    caretaker: 'Schreinerei Rossfeld',
    office: '',
  }[story.craft]
}

/** How long ago the last word fell: minutes to a week, so that lights are green, yellow and red. */
const idleFor = (stage: Stage, draw: Chance): number =>
  stage === 'waiting-for-agent'
    ? draw.pick([0.1, 0.3, 0.7, 1.2, 1.9, 2.6, 3.8, 6]) * day * (0.6 + draw.fraction() * 0.6)
    : (0.2 + draw.fraction() ** 2 * 16) * day + hour

const channelOf = (home: Home, draw: Chance): InputChannel => {
  if (home.resident.registered) return draw.of(0.9) ? 'app' : 'email'
  return draw.of(0.5) ? 'phone' : 'email'
}

const requesterOf = (home: Home, channel: InputChannel): DemoTicket['requester'] => {
  const { registered, key, name, email, phoneNumber } = home.resident
  if (registered) return { residentKey: key }
  return channel === 'phone' ? { name, phoneNumber } : { name, email }
}

const historyOf = ({
  at,
  createdByKey,
  assigneeKey,
  messages,
  status,
  closedAt,
}: {
  at: number
  createdByKey: string | undefined
  assigneeKey: string | undefined
  messages: DemoTicket['messages']
  status: TicketStatus
  closedAt: string | undefined
}): DemoTicketEvent[] => {
  const history: DemoTicketEvent[] = [
    { at: iso(at), type: 'created', ...(createdByKey ? { byKey: createdByKey } : {}) },
  ]
  const firstAnswer = messages.find((one) => one.byAgent)
  if (assigneeKey && firstAnswer)
    history.push({
      at: iso(Date.parse(firstAnswer.at) - 2 * minute),
      type: 'assigned',
      byKey: assigneeKey,
      to: assigneeKey,
    })
  let current: TicketStatus = 'waiting-for-agent'
  for (const message of messages.filter((one) => !one.internal)) {
    const next: TicketStatus = message.byAgent ? 'waiting-for-customer' : 'waiting-for-agent'
    if (next === current) continue
    current = next
    history.push({
      at: message.at,
      type: 'status-changed',
      ...(message.authorKey ? { byKey: message.authorKey } : {}),
      to: next,
    })
  }
  if (current !== status && assigneeKey)
    history.push({
      at: closedAt ?? messages.at(-1)?.at ?? iso(at),
      type: 'status-changed',
      byKey: assigneeKey,
      to: status,
    })
  return history.toSorted((a, b) => a.at.localeCompare(b.at))
}
