import type { ReactNode } from 'react'

/** A chart, and the same as a table: open where there is no chart. */
export function WithTable({ label, head, rows, children, open }: {
  label: string
  head: readonly string[]
  rows: readonly (readonly ReactNode[])[]
  children?: ReactNode
  open?: boolean
}) {
  const table = (
    <div className="max-h-96 overflow-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-left tabular-nums">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b">
            {head.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-xs font-semibold text-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b">
              {row.map((cell, column) => (
                <td key={column} className="px-3 py-2">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (open) return table
  return (
    <>
      {children}
      <details>
        <summary className="inline-flex min-h-9 cursor-pointer items-center text-muted underline underline-offset-2 max-md:min-h-11">
          As a table
        </summary>
        {table}
      </details>
    </>
  )
}
