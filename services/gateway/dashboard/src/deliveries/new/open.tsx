import { Plus } from 'lucide-react'
import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react'
import { useMay } from '@/api/account'
import { Button } from '@/ui/button'
import type { Draft } from './draft'

const NewDelivery = lazy(() => import('./new-delivery').then((file) => ({ default: file.NewDelivery })))

type Open = () => void

const OpenContext = createContext<Open | null>(null)

/** The dialog that opens a Delivery by hand. What was typed is still there when it comes again. */
export function NewDeliveryProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const [draft, setDraft] = useState<Draft | null>(null)
  const may = useMay('act')
  const open = useCallback(() => setShown(true), [])
  return (
    <OpenContext value={may ? open : null}>
      {children}
      <Suspense fallback={null}>
        {shown && <NewDelivery draft={draft} onChange={setDraft} onClose={() => setShown(false)} />}
      </Suspense>
    </OpenContext>
  )
}

/** Null for whoever may only look. */
export const useNewDelivery = (): Open | null => useContext(OpenContext)

export function NewDeliveryButton() {
  const open = useNewDelivery()
  return (
    open && (
      <Button look="primary" onClick={open}>
        <Plus aria-hidden />
        New Delivery
      </Button>
    )
  )
}
