import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Fingers get 44 px, a mouse 36 px. */
const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors ' +
    'disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0 max-md:min-h-11 pointer-coarse:min-h-11',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-ink hover:opacity-90',
        plain: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
        quiet: 'text-ink hover:bg-sunken',
        danger: 'border border-bad bg-surface text-bad hover:bg-bad-soft',
      },
      size: {
        normal: 'min-h-9 px-3.5 py-1.5 text-sm',
        small: 'min-h-8 px-2.5 py-1 text-xs',
        icon: 'size-9 max-md:size-11 pointer-coarse:size-11',
      },
    },
    defaultVariants: { look: 'plain', size: 'normal' },
  },
)

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof button> & { asChild?: boolean }

/** An icon alone needs an `aria-label`. */
export function Button({ look, size, asChild, className, type, ...rest }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button'
  return <Element type={asChild ? undefined : (type ?? 'button')} className={cn(button({ look, size }), className)} {...rest} />
}
