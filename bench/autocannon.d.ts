declare module 'autocannon' {
  interface Result {
    requests: { average: number; total: number }
    latency: { average: number; p50: number; p99: number }
    non2xx: number
    errors: number
  }
  interface Options {
    url: string
    headers?: Record<string, string>
    connections?: number
    duration?: number
    workers?: number
    requests?: { method: string; path: string }[]
  }
  const autocannon: (options: Options) => Promise<Result>
  export default autocannon
}
