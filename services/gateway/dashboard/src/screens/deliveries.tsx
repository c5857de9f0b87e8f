import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Deliveries() {
  return (
    <Page title="Deliveries">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
