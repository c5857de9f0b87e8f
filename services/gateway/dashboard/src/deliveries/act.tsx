import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react'
import { onceOnly } from '@/api/client'
import { toast } from '@/ui/toast'
import type { Intent } from './action-dialog'
import type { Card } from './card-lists'
import { useCommand } from './commands'
import type { Action } from './phases'
import { actionName } from './rules'

const ActionDialog = lazy(() => import('./action-dialog').then((file) => ({ default: file.ActionDialog })))

type Act = (card: Card, action: Action) => void

const ActContext = createContext<Act>(() => undefined)

/** Where a card, a key or the palette says what is wanted; what is dangerous or needs words is asked first. */
export function ActProvider({ children }: { children: (act: Act) => ReactNode }) {
  const [intent, setIntent] = useState<Intent | null>(null)
  const { mutate } = useCommand()
  const act = useCallback<Act>(
    (card, action) => {
      if (!card.actions.includes(action)) {
        const now = card.actions.map((one) => actionName[one].toLowerCase()).join(', ')
        toast('failed', `#${card.seq} is ${card.phase}, ${card.run_status}. Allowed now: ${now || 'nothing'}.`)
      } else if (action === 'run') mutate({ of: card, action, key: onceOnly() })
      else setIntent({ card, action })
    },
    [mutate],
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
