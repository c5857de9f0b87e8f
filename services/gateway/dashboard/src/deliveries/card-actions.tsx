import { Ellipsis } from 'lucide-react'
import { Button } from '@/ui/button'
import { Menu, MenuItem } from '@/ui/menu'
import type { Card } from './cards'
import type { Action } from './phases'
import { actionLabel, actionsHere, bestAction } from './rules'

/** The one best action, and the others that are allowed now. */
export function CardActions({ card, act, prominent }: { card: Card; act: (card: Card, action: Action) => void; prominent?: boolean }) {
  const best = bestAction(card)
  const others = actionsHere(card).filter((action) => action !== best)
  return (
    <div className="flex items-center gap-1">
      {best && (
        <Button size="small" look={prominent ? 'primary' : 'plain'} onClick={() => act(card, best)} aria-label={`${actionLabel(best, card)} #${card.seq}`}>
          {actionLabel(best, card)}
        </Button>
      )}
      {others.length > 0 && (
        <Menu
          label={`Actions for #${card.seq}`}
          trigger={
            <Button look="quiet" size="icon" aria-label={`More actions for #${card.seq}`}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          {others.map((action) => (
            <MenuItem key={action} danger={action === 'close' || action === 'cancel'} onSelect={() => act(card, action)}>
              {actionLabel(action, card)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  )
}
