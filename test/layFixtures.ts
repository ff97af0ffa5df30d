import { moduleList } from '#apps/modules.ts'
import { type Fixtures, type Laid, MARKER, type Organization, type Rows, type World } from './fixtures.ts'

/** What all modules lay down, each from its own folder; a tool that a test makes is added by it. */
export const allFixtures: Fixtures[] = []
for (const { name } of moduleList) {
  const { fixtures } = (await import(`#modules/${name}/fixtures.ts`)) as { fixtures: Fixtures }
  allFixtures.push(fixtures)
}

/**
 * One row of everything that a path can name, in the home of one resident: of a new organization, or in an app more of one
 * that is there.
 */
export const layFixtures = async (
  world: World,
  { home = undefined as Organization | undefined, mark = MARKER } = {},
) => {
  home ??= await world.openOrganization()
  const places = await home.buildHome(`${mark.slice(0, 6)}gasse 12`)
  const owner = await home.person(
    {},
    { username: `${mark} resident`, email: `${mark}@example.ch`, creationAppId: places.appId },
  )
  await home.checkIn(owner.personId, places.utilisationPeriodId)
  const rows: Rows = { ...places }
  const laid: Laid = { world, home, mark, owner, places, rows }
  for (const each of allFixtures) Object.assign(rows, await each.rows?.(laid))
  return laid
}
