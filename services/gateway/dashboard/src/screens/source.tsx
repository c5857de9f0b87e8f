import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Source() {
  return (
    <Page title="Source">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
