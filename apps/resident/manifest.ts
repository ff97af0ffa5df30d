/** Makes the page one that can be installed as an app, once it is known as which. */
export const showManifest = (appId: string) => {
  const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]') ?? document.createElement('link')
  link.rel = 'manifest'
  link.href = `/api/v1/apps/${appId}/manifest`
  document.head.append(link)
}
