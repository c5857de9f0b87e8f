import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Delivery() {
  return (
    <Page title="Delivery">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
