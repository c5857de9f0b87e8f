const name = 'transcript-search'
const mostRanges = 500

/** Marks a text wherever it stands in what is shown, without touching the page. */
export function highlight(box: HTMLElement | null, text: string): () => void {
  if (box === null || text.length < 2 || !('highlights' in CSS)) return () => undefined
  const mark = (): void => void CSS.highlights.set(name, new Highlight(...rangesOf(box, text.toLowerCase())))
  // Rows come and go while the reader scrolls.
  let frame = requestAnimationFrame(mark)
  const watch = new MutationObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(mark)
  })
  watch.observe(box, { childList: true, subtree: true, characterData: true })
  return () => {
    watch.disconnect()
    cancelAnimationFrame(frame)
    CSS.highlights.delete(name)
  }
}

function rangesOf(box: HTMLElement, text: string): Range[] {
  const ranges: Range[] = []
  for (const article of box.querySelectorAll('article')) {
    const nodes = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = nodes.nextNode(); node !== null && ranges.length < mostRanges; node = nodes.nextNode()) {
      const said = (node.nodeValue ?? '').toLowerCase()
      for (let at = said.indexOf(text); at >= 0 && ranges.length < mostRanges; at = said.indexOf(text, at + text.length)) {
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, Math.min(at + text.length, node.nodeValue?.length ?? 0))
        ranges.push(range)
      }
    }
  }
  return ranges
}
