import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Audit() {
  return (
    <Page title="Audit">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
