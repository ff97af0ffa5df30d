/**
 * Where the bytes of files are. Keys are made by us (`<organization>/<id>/<size>`), never from what a person wrote.
 * `put` leaves nothing behind when it fails; `get` rejects with a Problem 404 when nothing is there.
 */
export interface Storage {
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array>; size: number }>
  remove: (key: string) => Promise<void>
}
