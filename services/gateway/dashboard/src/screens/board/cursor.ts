import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Card } from '@/deliveries/cards'
import type { Action } from '@/deliveries/phases'
import { useShortcuts, type Shortcut } from '@/shell/shortcuts'
import { Walk } from './walk'

const actions: readonly [string, string, Action][] = [
  ['s', 'Start', 'run'],
  ['a', 'Approve', 'approve'],
  ['r', 'Reject', 'reject'],
  ['t', 'Try again', 'retry'],
  ['c', 'Cancel the run', 'cancel'],
]

/** Walks over the cards by J, K, H and L, and acts on the one that has the focus. */
export function useCursor(act: (card: Card, action: Action) => void, select: (card: Card) => void) {
  const [walk] = useState(() => new Walk())
  const current = useSyncExternalStore(walk.subscribe, walk.current)
  const shortcuts = useMemo<Shortcut[]>(() => {
    const withCard = (then: (card: Card) => void) => () => {
      if (walk.card) then(walk.card)
    }
    return [
      { keys: 'j', label: 'Next card', run: () => walk.down(1) },
      { keys: 'k', label: 'Card before', run: () => walk.down(-1) },
      { keys: 'h', label: 'Phase before', run: () => walk.aside(-1) },
      { keys: 'l', label: 'Next phase', run: () => walk.aside(1) },
      { keys: 'x', label: 'Select the card', run: withCard(select) },
      ...actions.map(([keys, label, action]) => ({ keys, label, run: withCard((card) => act(card, action)) })),
    ]
  }, [walk, act, select])
  useShortcuts('Board', shortcuts)
  return { current, onCards: walk.setCards, focus: walk.take }
}
