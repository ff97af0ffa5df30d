import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconTableImport, IconTransferIn, IconTrash } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { deletedWords } from '../removal/deleted.words.ts'
import { placeWords } from '../screens.words.ts'
import { listPlaces, type Place } from '../tree/contract.ts'
import { formWords } from '../forms.words.ts'
import { GroupPage } from './GroupPage.tsx'
import { NewProperty } from './PropertyForm.tsx'
import { PropertyPage } from './PropertyPage.tsx'
import { useOpenPlace } from './removal.ts'
import { Tree } from './Tree.tsx'
import { UnitPage } from './UnitPage.tsx'
import './master-data.css'

/** The tree of places with its search on the left, the chosen place on the right. */
export function MasterData() {
  const words = useWords(placeWords)
  const common = useWords(commonWords)
  const me = useMe()
  const { app, apps } = useApp()
  const { title: deletedTitle } = useWords(deletedWords)
  const openPlace = useOpenPlace()
  const { place } = useParams({ strict: false }) as { place?: string }
  const [search, setSearch] = useState('')
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(
    () => new Set(me.apps.map(({ id }) => `App-${id}`)),
  )
  const hits = useQuery({
    ...read(listPlaces, { query: { search } }),
    enabled: search.trim().length > 1,
    placeholderData: keepPreviousData,
  })
  const open = ({ type, id }: Pick<Place, 'type' | 'id'>) => void openPlace(`${type}-${id}`)
  const [type, id] = place?.split('-') ?? []
  return (
    <div className={`split places ${place ? 'opened' : ''}`}>
      <section className="list" aria-label={words.masterData}>
        <header className="listhead">
          <div className="row">
            <h1 className="grow">{words.masterData}</h1>
            {app && me.abilities.includes('places.edit') && <NewProperty appId={app.id} />}
          </div>
          <input
            type="search"
            aria-label={common.search}
            placeholder={words.searchHint}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </header>
        {search.trim().length > 1 ? (
          <>
            {hits.error && <Failed error={hits.error} />}
            {hits.isPending && <Loading />}
            {hits.data?._embedded.items.length === 0 && <Empty title={words.nothingFound} />}
            <ul className="found" aria-live="polite">
              {hits.data?._embedded.items.map((hit) => (
                <li key={hit.id}>
                  <button
                    type="button"
                    aria-current={place === `${hit.type}-${hit.id}` ? 'true' : undefined}
                    onClick={() => open(hit)}
                  >
                    {hit.name}
                    <small>
                      {hit.path
                        .slice(apps.length > 1 ? 0 : 1)
                        .map(({ name }) => name)
                        .join(' › ')}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Tree open={open} current={place} unfolded={unfolded} setUnfolded={setUnfolded} />
        )}
        {me.abilities.includes('places.import') && (
          <Link to="/master-data/import" className="tolist">
            <IconTableImport size={20} stroke={1.6} aria-hidden="true" />
            {words.import}
          </Link>
        )}
        {me.abilities.includes('places.import') && (
          <Link to="/master-data/deliveries" className="tolist">
            <IconTransferIn size={20} stroke={1.6} aria-hidden="true" />
            {words.deliveries}
          </Link>
        )}
        {me.abilities.includes('places.edit') && (
          <Link to="/master-data/deleted" className="tolist">
            <IconTrash size={20} stroke={1.6} aria-hidden="true" />
            {deletedTitle}
          </Link>
        )}
      </section>
      <section className="detail">
        {type === 'Property' && id && <PropertyPage key={id} propertyId={id} />}
        {type === 'Group' && id && <GroupPage key={id} groupId={id} />}
        {type === 'Unit' && id && <UnitPage key={id} unitId={id} />}
        {(!type || type === 'App') && <Beginning />}
      </section>
    </div>
  )
}

/** What is said while no place is chosen; how to begin when there is none yet. */
function Beginning() {
  const words = useWords(placeWords)
  const form = useWords(formWords)
  const { app } = useApp()
  const first = useQuery({
    ...read(listPlaces, { query: { parent: `App-${app?.id}`, limit: 1 } }),
    enabled: app !== undefined,
  })
  return first.data?._embedded.items.length === 0 ? (
    <Empty title={form.firstTitle}>{form.firstHint}</Empty>
  ) : (
    <Empty title={words.choose} />
  )
}
