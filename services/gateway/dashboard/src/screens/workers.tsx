import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Workers() {
  return (
    <Page title="Workers">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
