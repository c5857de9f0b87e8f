import { useCallback, useMemo, useRef, useState } from 'react'
import type { Card } from '@/deliveries/cards'
import { phases, type Action, type Phase } from '@/deliveries/phases'
import { useShortcuts, type Shortcut } from '@/shell/shortcuts'

/** Walks over the cards by J, K, H and L, and acts on the one that has the focus. */
export function useCursor(act: (card: Card, action: Action) => void, select: (card: Card) => void) {
  const columns = useRef(new Map<Phase, readonly Card[]>())
  const place = useRef<{ phase: Phase; index: number } | null>(null)
  const [current, setCurrent] = useState<string | null>(null)

  const onCards = useCallback((phase: Phase, cards: readonly Card[]) => {
    columns.current.set(phase, cards)
    // Tab reaches the board by its first card until somebody walks.
    if (place.current === null && cards[0]) setCurrent((before) => before ?? cards[0]?.id ?? null)
  }, [])

  const goTo = useCallback((phase: Phase, index: number) => {
    const cards = columns.current.get(phase) ?? []
    const at = Math.max(0, Math.min(index, cards.length - 1))
    const card = cards[at]
    if (card === undefined) return
    place.current = { phase, index: at }
    setCurrent(card.id)
    focusCard(card.id)
  }, [])

  const focus = useCallback((card: Card) => {
    const index = (columns.current.get(card.phase) ?? []).findIndex((one) => one.id === card.id)
    place.current = { phase: card.phase, index }
    setCurrent(card.id)
  }, [])

  const shortcuts = useMemo<Shortcut[]>(() => {
    const at = (): Card | undefined => place.current === null ? undefined
      : columns.current.get(place.current.phase)?.[place.current.index]
    const down = (step: number) => () => {
      if (place.current) goTo(place.current.phase, place.current.index + step)
      else first()
    }
    const first = (): void => {
      const phase = phases.find((one) => (columns.current.get(one)?.length ?? 0) > 0)
      if (phase) goTo(phase, 0)
    }
    const aside = (step: number) => () => {
      if (!place.current) return first()
      for (let next = phases.indexOf(place.current.phase) + step; next >= 0 && next < phases.length; next += step) {
        const phase = phases[next]
        if (phase && (columns.current.get(phase)?.length ?? 0) > 0) return goTo(phase, place.current.index)
      }
    }
    const doing = (action: Action) => () => {
      const card = at()
      if (card) act(card, action)
    }
    return [
      { keys: 'j', label: 'Next card', run: down(1) },
      { keys: 'k', label: 'Card before', run: down(-1) },
      { keys: 'h', label: 'Phase before', run: aside(-1) },
      { keys: 'l', label: 'Next phase', run: aside(1) },
      { keys: 'x', label: 'Select the card', run: () => { const card = at(); if (card) select(card) } },
      { keys: 's', label: 'Start', run: doing('run') },
      { keys: 'a', label: 'Approve', run: doing('approve') },
      { keys: 'r', label: 'Reject', run: doing('reject') },
      { keys: 't', label: 'Try again', run: doing('retry') },
      { keys: 'c', label: 'Cancel the run', run: doing('cancel') },
    ]
  }, [act, goTo, select])
  useShortcuts('Board', shortcuts)

  return { current, onCards, focus }
}

/** The list draws the card after it has scrolled there: a few frames at most. */
function focusCard(id: string, tries = 10): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
    if (card) card.focus()
    else if (tries > 0) focusCard(id, tries - 1)
  })
}
