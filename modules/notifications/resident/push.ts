import { api } from '#kernel/web/api.ts'
import { findPushKey, subscribePush, unsubscribePush } from '../contract.ts'

/** Who switched it on here: a device that changes hands says nothing of one to another. */
const KEY = 'palier-push'

type PushState = 'waiting' | 'on' | 'off' | 'blocked' | 'install' | 'impossible'

/** An iPad says that it is a Macintosh, and is the only one with a touch screen. */
const isApple = () =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)

/** How it stands on this device; `waiting` as long as there is no service worker, while developing for good. */
export const findPushState = async (userId: string): Promise<PushState> => {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return isApple() && !matchMedia('(display-mode: standalone)').matches ? 'install' : 'impossible'
  if (Notification.permission === 'denied') return 'blocked'
  const registration = await navigator.serviceWorker.getRegistration('/app/')
  if (!registration?.active) return 'waiting'
  const mine = localStorage.getItem(KEY) === userId && Notification.permission === 'granted'
  return mine && (await registration.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the browser, then has this device shown what concerns the person. */
export const allowPush = async (userId: string) => {
  if ((await Notification.requestPermission()) !== 'granted') return
  await subscribe()
  localStorage.setItem(KEY, userId)
}

/** Tells the server again at each start: browsers change addresses, and signing out took the old one away. */
export const renewPush = async (userId: string) => {
  if (localStorage.getItem(KEY) !== userId) return
  if (Notification.permission === 'granted') await subscribe()
}

const subscribe = async () => {
  const { publicKey } = await api(findPushKey, {})
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  const subscription = await pushManager.subscribe(options).catch(async (error: unknown) => {
    const old = await pushManager.getSubscription()
    if (!old || !(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
    await old.unsubscribe()
    return pushManager.subscribe(options)
  })
  const { endpoint = '', keys } = subscription.toJSON()
  await api(subscribePush, {
    body: { endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } },
  })
}

export const endPush = async () => {
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager.getSubscription()
  if (subscription) await api(unsubscribePush, { body: { endpoint: subscription.endpoint } })
  await deletePush()
}

/** Takes it from the device alone, once signing out has taken it from the server. */
export const deletePush = async () => {
  if (localStorage.getItem(KEY) === null) return
  localStorage.removeItem(KEY)
  const { pushManager } = await navigator.serviceWorker.ready
  await (await pushManager.getSubscription())?.unsubscribe()
}
