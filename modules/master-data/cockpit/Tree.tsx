import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading } from '#kernel/web/parts.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { placeWords } from '../screens.words.ts'
import { listPlaces, type Place } from '../tree.contract.ts'

interface Props {
  open: (place: Place) => void
  current: string | undefined
}

/** The apps and what is in them; a level is read when it is opened, a page at a time. */
export function Tree({ open, current }: Props) {
  const roots = useQuery(read(listPlaces, { query: {} }))
  if (roots.error) return <Failed error={roots.error} retry={() => void roots.refetch()} />
  if (!roots.data) return <Loading rows={8} />
  return (
    <ul className="tree">
      {roots.data._embedded.items.map((node) => (
        <Node key={node.id} node={node} open={open} current={current} level={0} opened />
      ))}
    </ul>
  )
}

function Node({
  node,
  open,
  current,
  level,
  opened = false,
}: Props & { node: Place; level: number; opened?: boolean }) {
  const words = useWords(placeWords)
  const [wide, setWide] = useState(opened)
  const name = `${node.type}-${node.id}`
  const counts = [
    node.type === 'Property' && words.buildings(node.groupCount),
    (node.type === 'Property' || node.type === 'Group') && words.units(node.unitCount),
  ].filter(Boolean)
  return (
    <li>
      <div className="node" style={{ paddingLeft: `${0.5 + level * 1.1}rem` }}>
        {node.type !== 'Unit' && (
          <button
            type="button"
            className="twist"
            aria-expanded={wide}
            aria-label={`${words.open} ${node.name}`}
            onClick={() => setWide(!wide)}
          >
            {wide ? '▾' : '▸'}
          </button>
        )}
        <button
          type="button"
          className="name"
          aria-current={current === name ? 'true' : undefined}
          onClick={() => (node.type === 'App' ? setWide(!wide) : open(node))}
        >
          <span className="grow">{node.name}</span>
          <small>{counts.join(' · ')}</small>
        </button>
      </div>
      {wide && node.type !== 'Unit' && (
        <Children parent={name} level={level + 1} open={open} current={current} />
      )}
    </li>
  )
}

function Children({ parent, level, open, current }: Props & { parent: string; level: number }) {
  const common = useWords(commonWords)
  const pages = useInfiniteQuery({
    queryKey: [listPlaces.path, { parent }],
    queryFn: ({ pageParam }) => api(listPlaces, { query: { parent, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  if (pages.error) return <Failed error={pages.error} retry={() => void pages.refetch()} />
  if (!pages.data) return <Loading rows={2} />
  return (
    <ul>
      {pages.data.pages
        .flatMap(({ _embedded }) => _embedded.items)
        .map((node) => (
          <Node key={node.id} node={node} open={open} current={current} level={level} />
        ))}
      {pages.hasNextPage && (
        <li className="more">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {common.more}
          </Button>
        </li>
      )}
    </ul>
  )
}
