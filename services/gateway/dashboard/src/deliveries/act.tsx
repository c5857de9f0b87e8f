import { useQueryClient } from '@tanstack/react-query'
import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { onceOnly } from '@/api/client'
import { toast } from '@/ui/toast'
import type { Intent } from './action-dialog'
import type { Card } from './card-lists'
import type { Action } from './phases'
import { actionName } from './rules'

/** Not needed to show anything, and there before anybody has chosen what to do. */
const loadCommands = () => import('./commands')
const ActionDialog = lazy(() => import('./action-dialog').then((file) => ({ default: file.ActionDialog })))

type Act = (card: Card, action: Action) => void

const ActContext = createContext<Act>(() => undefined)

/** Where a card, a key or the palette says what is wanted; what is dangerous or needs words is asked first. */
export function ActProvider({ children }: { children: (act: Act) => ReactNode }) {
  const [intent, setIntent] = useState<Intent | null>(null)
  const client = useQueryClient()
  useEffect(() => void setTimeout(() => void loadCommands(), 2000), [])
  const act = useCallback<Act>(
    (card, action) => {
      if (!card.actions.includes(action)) {
        const now = card.actions.map((one) => actionName[one].toLowerCase()).join(', ')
        toast('failed', `#${card.seq} is ${card.phase}, ${card.run_status}. Allowed now: ${now || 'nothing'}.`)
      } else if (action === 'run') void loadCommands().then(({ give }) => give(client, { of: card, action, key: onceOnly() }))
      else setIntent({ card, action })
    },
    [client],
  )
  return (
    <ActContext value={act}>
      {children(act)}
      <Suspense fallback={null}>
        {intent && <ActionDialog key={`${intent.card.id} ${intent.action}`} intent={intent} onDone={() => setIntent(null)} />}
      </Suspense>
    </ActContext>
  )
}

export const useAct = (): Act => useContext(ActContext)
