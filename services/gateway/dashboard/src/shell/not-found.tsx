import { Link } from '@tanstack/react-router'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState title="There is nothing at this address">
        <Button asChild>
          <Link to="/">Go to the inbox</Link>
        </Button>
      </EmptyState>
    </Page>
  )
}
