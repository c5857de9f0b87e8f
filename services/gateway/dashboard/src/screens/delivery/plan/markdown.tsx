import type { ReactNode } from 'react'
import ReactMarkdown, { type Components, type ExtraProps } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'

type BlockName = 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'li' | 'pre' | 'blockquote' | 'table'

const looks: Record<BlockName, string> = {
  p: 'my-2 leading-6',
  h1: 'mt-5 mb-2 text-xl font-semibold first:mt-0',
  h2: 'mt-5 mb-2 text-lg font-semibold first:mt-0',
  h3: 'mt-4 mb-1 text-base font-semibold',
  h4: 'mt-3 mb-1 font-semibold',
  h5: 'mt-3 mb-1 font-semibold',
  h6: 'mt-3 mb-1 font-semibold',
  li: 'my-1 leading-6',
  pre: 'my-2 overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-xs leading-5',
  blockquote: 'my-2 border-l-4 pl-3 text-muted',
  table: 'my-2 block w-full overflow-x-auto border-collapse text-left [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:px-2 [&_th]:py-1',
}

interface MarkdownProps {
  text: string
  /** Put beside a block that begins at a line, and under it. */
  beside?: (line: number, lastLine: number) => ReactNode
  /** Rank of the page's own headings above: those of the text come below them. */
  below?: 1 | 2
}

/** Somebody else's Markdown. Its HTML is shown as text, links say where they go and open outside, and nothing is loaded
 * from anywhere: an image is a link to it. */
export function Markdown({ text, beside, below = 1 }: MarkdownProps) {
  return (
    <div className="max-w-prose min-w-0 break-words">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={componentsOf(beside, below)}>
        {text}
      </ReactMarkdown>
    </div>
  )
}

function componentsOf(beside: MarkdownProps['beside'], below: number): Components {
  const block = (name: BlockName) =>
    function Block({ node, children }: ExtraProps & { children?: ReactNode }) {
      const rank = /^h[1-6]$/.test(name) ? Math.min(6, Number(name[1]) + below) : null
      const Element = (rank === null ? name : `h${rank}`) as 'div'
      const line = node?.position?.start.line
      const inner = <Element className={looks[name]}>{children}</Element>
      if (beside === undefined || line === undefined || name === 'blockquote') return inner
      if (name === 'li')
        return (
          <li className={looks.li}>
            {children}
            {beside(line, line)}
          </li>
        )
      return (
        <div className="group/block relative">
          {inner}
          {beside(line, node?.position?.end.line ?? line)}
        </div>
      )
    }
  return {
    p: block('p'), h1: block('h1'), h2: block('h2'), h3: block('h3'), h4: block('h4'), h5: block('h5'), h6: block('h6'),
    li: block('li'), pre: block('pre'), blockquote: block('blockquote'), table: block('table'),
    ul: ({ children }) => <ul className="my-2 list-disc pl-6">{children}</ul>,
    ol: ({ children, start }) => <ol className="my-2 list-decimal pl-6" start={start}>{children}</ol>,
    code: ({ children }) => <code className="rounded bg-sunken px-1 font-mono text-[0.85em]">{children}</code>,
    a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
    img: ({ src, alt }) => <OutsideLink href={typeof src === 'string' ? src : undefined}>[image: {alt || 'without description'}]</OutsideLink>,
    input: ({ checked }) => <span role="img" aria-label={checked ? 'done' : 'to do'}>{checked ? '☑' : '☐'} </span>,
  }
}

function OutsideLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  // Anchors inside of the text, and schemes that were taken out, lead nowhere.
  if (href === undefined || !/^https?:\/\//i.test(href)) return <>{children}</>
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline">
      {children}
    </a>
  )
}
