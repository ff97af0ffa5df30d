/** The origin of the page that sends a request, when it is none of our own; undefined for programs without a browser. */
export const foreignOrigin = (request: Request, publicUrl: string) => {
  const origin = request.headers.get('origin')
  const ours =
    origin === null || origin === new URL(publicUrl).origin || origin === new URL(request.url).origin
  return ours ? undefined : origin
}
