import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Worker() {
  return (
    <Page title="Worker">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
