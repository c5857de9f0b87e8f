import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Sources() {
  return (
    <Page title="Sources">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
