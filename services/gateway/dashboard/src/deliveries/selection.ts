import { useCallback, useState } from 'react'
import type { Card } from './cards'

/** Cards that are selected, as they were last seen. */
export function useSelection() {
  const [selected, setSelected] = useState<ReadonlyMap<string, Card>>(new Map())
  const toggle = useCallback((card: Card) => {
    setSelected((before) => {
      const next = new Map(before)
      if (!next.delete(card.id)) next.set(card.id, card)
      return next
    })
  }, [])
  const clear = useCallback(() => setSelected(new Map()), [])
  const setAll = useCallback((cards: readonly Card[]) => setSelected(new Map(cards.map((card) => [card.id, card]))), [])
  return { selected, toggle, clear, setAll }
}
