import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Inbox() {
  return (
    <Page title="Inbox">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
