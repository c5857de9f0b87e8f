import type { Schema } from '@/api/client'
import { agentPhases } from '@/screens/sources/flow'
import type { Source } from '@/screens/sources/queries'
import { repositoryOf } from '@/screens/sources/repository'

/** What was typed of a Delivery that is not open yet. */
export interface Draft {
  summary: string
  body: string
  /** Id of a source; empty for another repository. */
  source: string
  repository: string
  cloneUrl: string
  request: string
  /** Null as long as nobody chose: the source's own, or the server's default. */
  flow: { endpoint: string; checkpoints: string[] } | null
  tags: string
  budget: string
}

export const emptyDraft: Draft = {
  summary: '', body: '', source: '', repository: '', cloneUrl: '', request: '', flow: null, tags: '', budget: '',
}

/** How it goes where nobody chose. */
export const usualSteps = (source: Source | undefined): { endpoint: string; checkpoints: string[] } =>
  source ?? { endpoint: 'deploy', checkpoints: [...agentPhases] }

/** @param at Makes a request without a number one of its own: the same request twice is the same Delivery. */
export function bodyOf(draft: Draft, source: Source | undefined, at: Date): Schema<'CreateBody'> {
  const known = repositoryOf(draft.repository)
  const tags = draft.tags.split(/[\s,]+/).filter((tag) => tag !== '')
  return {
    summary: draft.summary,
    body: draft.body || null,
    ...(source
      ? { source_id: source.id, host: source.host, repository: `${source.owner}/${source.repo}` }
      : {
          // What is no address of a repository goes to the server as it is, which says what is allowed.
          repository: known ? `${known.owner}/${known.repo}` : draft.repository.trim(),
          host: known?.host ?? null,
          clone_url: draft.cloneUrl.trim() || null,
        }),
    refs: [{ role: 'request', ...requestOf(draft.request.trim(), at) }],
    ...draft.flow,
    ...(tags.length > 0 && { required_tags: { '*': tags } }),
    ...(draft.budget.trim() !== '' && {
      limits: { max_cost_usd: Number(draft.budget), max_failed_checks: null, max_review_rounds: null, max_turns: null, timeout: null },
    }),
  }
}

function requestOf(text: string, at: Date): { type: string; label: string; url: string | null } {
  if (text === '') return { type: 'verbal', label: `by hand, ${at.toISOString().slice(0, 23).replace('T', ' ')}`, url: null }
  const issue = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/issues\/(\d+)/.exec(text)?.[1]
  if (issue !== undefined) return { type: 'github_issue', label: `#${issue}`, url: text }
  return /^https?:\/\//.test(text)
    ? { type: 'issue', label: text.replace(/^https?:\/\//, '').slice(0, 200), url: text }
    : { type: 'issue', label: text, url: null }
}

export type Part = 'summary' | 'body' | 'repository' | 'clone_url' | 'request' | 'flow' | 'tags' | 'budget'

/** The part of the form that a refusal is about; servers begin it with the field's name. */
export const partOf = (refusal: string): Part | undefined => parts.find(([begins]) => begins.test(refusal))?.[1]

const parts: readonly [RegExp, Part][] = [
  [/^summary\b/, 'summary'], [/^body\b/, 'body'], [/^(repository|host|source_id)\b/, 'repository'], [/^clone_url\b/, 'clone_url'],
  [/^refs\b/, 'request'], [/^(endpoint|checkpoints)\b|^Changing who approves/, 'flow'], [/^required_tags\b/, 'tags'], [/^limits\b/, 'budget'],
]
