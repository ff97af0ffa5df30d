import type { Loading } from './load.ts'

/** Gives the app its logo and icon. */
export const loadBrand = async ({ db, insert, pictures: { logo } }: Loading, appId: string) => {
  await insert('file', [logo])
  await db.updateTable('app').set({ logoId: logo.id, iconId: logo.id }).where('id', '=', appId).execute()
}
