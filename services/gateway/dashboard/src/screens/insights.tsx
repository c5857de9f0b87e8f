import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Insights() {
  return (
    <Page title="Insights">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
