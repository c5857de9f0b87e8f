import { Dialog } from '@/ui/dialog'
import { useAllShortcuts } from './shortcuts'

export function ShortcutHelp({ onDone }: { onDone: () => void }) {
  const scopes = useAllShortcuts()
  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title="Keyboard shortcuts" description="What keys do on this page.">
      <div className="flex flex-col gap-5">
        {scopes.map((scope) => (
          <section key={scope.name} aria-label={scope.name}>
            <h3 className="mb-2 font-semibold">{scope.name}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
              {scope.shortcuts.map((one) => (
                <div key={one.keys} className="contents">
                  <dt className="flex gap-1">
                    {one.keys.split(' ').map((key) => (
                      <kbd key={key} className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-xs">
                        {key.replace('mod+', 'Ctrl/⌘ ').toUpperCase()}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{one.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
