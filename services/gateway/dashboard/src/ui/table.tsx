import type { ReactNode } from 'react'
import { cn } from './cn'

export interface Column<Row> {
  name: string
  cell: (row: Row) => ReactNode
  className?: string
}

/** A table with a name; on narrow screens every row is a card whose cells carry their column's name. */
export function Table<Row>({ label, columns, rows, id }: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  id: (row: Row) => string
}) {
  return (
    <table role="table" aria-label={label} className="w-full border-collapse text-left max-md:block">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b">
          {columns.map((column) => (
            <th key={column.name} role="columnheader" scope="col" className={cn('px-3 py-2 text-xs font-semibold text-muted', column.className)}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:flex max-md:flex-col max-md:gap-3">
        {rows.map((row) => (
          <tr
            key={id(row)}
            role="row"
            className="border-b align-top max-md:flex max-md:flex-col max-md:gap-1 max-md:rounded-lg max-md:border max-md:bg-surface max-md:p-3"
          >
            {columns.map((column) => (
              <td
                key={column.name}
                role="cell"
                className={cn('px-3 py-2.5 max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-2 max-md:p-0', column.className)}
              >
                <span aria-hidden className="min-w-24 text-xs text-muted md:hidden">
                  {column.name}
                </span>
                <div className="min-w-0 break-words max-md:flex-1">{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
