import sharp from 'sharp'
import { demoLogo } from './content/organization.ts'
import type { Loading } from './load.ts'
import { storePicture } from './pictures.ts'

/** Gives the app its logo and icon. */
export const loadBrand = async (loading: Loading, appId: string) => {
  const png = await sharp(Buffer.from(demoLogo())).png().toBuffer()
  const logoId = await storePicture(loading, {
    bytes: png,
    name: 'aarebogen.png',
    type: 'image/png',
    public: true,
  })
  await loading.db.updateTable('app').set({ logoId, iconId: logoId }).where('id', '=', appId).execute()
}
