import createClient, { type Middleware } from 'openapi-fetch'
import { apiAddress, credentials } from './address'
import { ApiProblem, problemOf } from './problem'
import type { components, paths } from './schema'

/** A record of the API by its name in the OpenAPI document. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
  },
  onError({ error }) {
    return error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')
      ? (error as Error)
      : ApiProblem.unreachable()
  },
}

/** Typed by the server's OpenAPI document. Every answer that is not a success is thrown as an ApiProblem. */
export const api = createClient<paths>({
  baseUrl: apiAddress(),
  credentials: credentials(),
  // Looked up at each call, so that a test may put its own in.
  fetch: (request) => globalThis.fetch(request),
})
api.use(throwProblems)

/** The answer's body, which is there because a failure was thrown. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

/** For a command: one key per intention, so that sending it again after a lost answer does nothing twice. */
export const onceOnly = (): { headers: { 'Idempotency-Key': string } } => ({
  headers: { 'Idempotency-Key': crypto.randomUUID() },
})
