import { Page } from '@/ui/page'
import { EmptyState } from '@/ui/states'

export default function Settings() {
  return (
    <Page title="Settings">
      <EmptyState title="Nothing is shown here yet" />
    </Page>
  )
}
