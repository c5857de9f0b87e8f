import type { Schema } from '@/api/client'
import { compact, cost, count } from '@/format/numbers'

/** The dearest first, with a bar for its part of all. */
export function CostTable({ title, rows, total }: { title: string; rows: readonly Schema<'CostView'>[]; total: number }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      {rows.length === 0 ? (
        <p className="text-muted">No run began in these days.</p>
      ) : (
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">Cost {title.toLowerCase()}</caption>
          <thead>
            <tr className="text-xs text-muted">
              <th scope="col" className="py-1 font-semibold">
                Name
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-semibold">
                Runs
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-semibold">
                Tokens
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-semibold">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} className="border-t">
                <td className="max-w-0 py-1.5" style={{ width: '50%' }}>
                  <span className="block break-words">{row.name}</span>
                  <span aria-hidden className="mt-1 block h-1 rounded bg-sunken">
                    <span
                      className="block h-1 rounded bg-accent"
                      style={{ width: `${total > 0 ? Math.max(1, (100 * row.cost_usd) / total) : 0}%` }}
                    />
                  </span>
                </td>
                <td className="py-1.5 pl-3 text-right">{count(row.runs)}</td>
                <td className="py-1.5 pl-3 text-right">{compact(row.tokens)}</td>
                <td className="py-1.5 pl-3 text-right">{cost(row.cost_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
