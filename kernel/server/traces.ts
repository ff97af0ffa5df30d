import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('palier')

/**
 * Runs work as a span. Costs nothing until a provider is registered, which is done from outside:
 * `NODE_OPTIONS='--import ./tracing.mjs' npm start`. Attributes are routes and ids, never what a person wrote.
 */
export const traced = <Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> =>
  tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
