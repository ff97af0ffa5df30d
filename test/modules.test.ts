import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { moduleList } from '#apps/modules.ts'
import { kernelTables } from '#kernel/server/module.ts'
import { openWorld } from './world.ts'

const { owner } = await openWorld()
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

test('every folder of modules states what it brings, and is in the list', async () => {
  assert.deepEqual(moduleList.map(({ name }) => name).toSorted(), (await readdir('modules')).toSorted())
})

test('every table of the database has one owner', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  const stated = [...kernelTables, ...moduleList.flatMap(({ tables }) => tables)].map(snake)
  assert.deepEqual(
    stated.toSorted(),
    rows.map(({ name }) => name),
  )
})
