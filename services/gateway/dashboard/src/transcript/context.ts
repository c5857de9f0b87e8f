import { createContext, useContext } from 'react'
import type { AgentOverview, RunAddress } from './api'

/** What every row of a transcript may need. */
export interface TranscriptContext {
  address: RunAddress
  /** By id; empty until the overview is there. */
  agents: ReadonlyMap<string, AgentOverview>
  /** Subagents whose events are not loaded. */
  folded: ReadonlySet<string>
  toggleFold: (agent: string) => void
  /** Paths are shown without the working tree in front of them. */
  root: string
  /** Address of one event, for others to open. */
  linkTo: (sequence: number) => string
}

export const Transcript = createContext<TranscriptContext | null>(null)

export function useTranscriptContext(): TranscriptContext {
  const context = useContext(Transcript)
  if (context === null) throw new Error('This belongs inside a transcript.')
  return context
}

export const shortPath = (path: string, root: string): string =>
  root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
