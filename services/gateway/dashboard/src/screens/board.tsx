import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Board() {
  return (
    <Page title="Board">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
