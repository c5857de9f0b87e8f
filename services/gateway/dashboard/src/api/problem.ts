/** What a server says when it refuses (problem details), or what is said for it when it cannot be reached. */
export class ApiProblem extends Error {
  readonly status: number
  readonly title: string
  /** Everything else in the answer: phase, run_status, actions, errors... */
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, detail: string, title = '', body: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.title = title
    this.body = body
  }

  /** 0 where there was no answer at all. */
  static unreachable = (): ApiProblem =>
    new ApiProblem(0, 'JakeOps does not answer. It may be restarting, or this computer is offline.', 'No answer')
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await bodyOf(response)
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const detail = text('detail') || text('title') || `The server answered ${response.status} ${response.statusText}.`
  return new ApiProblem(response.status, detail, text('title'), body)
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.clone().json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** The one sentence for a person, whatever failed. */
export const sentenceOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : 'Something unexpected went wrong.'

/** Worth another try by itself: no answer, or a server that is not ready. A refusal stays one. */
export const mayPass = (failure: unknown): boolean =>
  failure instanceof ApiProblem && (failure.status === 0 || failure.status === 429 || failure.status >= 502)
