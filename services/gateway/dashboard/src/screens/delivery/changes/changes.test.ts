// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ignoreWhitespace } from './ignore-whitespace'
import { pairs } from './pairs'
import { comparePlan, filesNamedIn } from './planned'
import { parseDiff } from './unified-diff'

const diff = `diff --git a/src/greet.sh b/src/greet.sh
index 1..2 100644
--- a/src/greet.sh
+++ b/src/greet.sh
@@ -1,3 +1,4 @@ main
 #!/bin/sh
-echo hello
+echo "hello"
+echo "bye"
 exit 0
diff --git a/new file.txt b/new file.txt
new file mode 100644
--- /dev/null
+++ b/new file.txt
@@ -0,0 +1 @@
+one
\\ No newline at end of file
diff --git a/old.txt b/moved.txt
similarity index 100%
rename from old.txt
rename to moved.txt
diff --git a/logo.png b/logo.png
Binary files a/logo.png and b/logo.png differ
`

describe('a diff', () => {
  it('has its files with their lines and numbers', () => {
    const [greet, fresh, moved, logo] = parseDiff(diff)
    expect(greet).toMatchObject({ path: 'src/greet.sh', state: 'changed', added: 2, removed: 1 })
    expect(greet?.hunks[0]?.lines.map((line) => [line.sign, line.before, line.after])).toEqual([
      [' ', 1, 1], ['-', 2, undefined], ['+', undefined, 2], ['+', undefined, 3], [' ', 3, 4],
    ])
    expect(fresh).toMatchObject({ path: 'new file.txt', state: 'added', added: 1 })
    expect(moved).toMatchObject({ path: 'moved.txt', oldPath: 'old.txt', state: 'renamed' })
    expect(logo).toMatchObject({ path: 'logo.png', isBinary: true })
  })

  it('of which only a part came, or which is none, is read as far as it goes', () => {
    expect(parseDiff(diff.slice(0, 150))).toHaveLength(1)
    expect(parseDiff('nothing of a diff')).toEqual([])
    expect(parseDiff('')).toEqual([])
  })

  it('stands side by side with what came in place of what', () => {
    const lines = parseDiff(diff)[0]?.hunks[0]?.lines ?? []
    expect(pairs(lines).map(([left, right]) => [left?.text, right?.text])).toEqual([
      ['#!/bin/sh', '#!/bin/sh'], ['echo hello', 'echo "hello"'], [undefined, 'echo "bye"'], ['exit 0', 'exit 0'],
    ])
  })
})

describe('a diff without white space', () => {
  const spaced = (path: string, lines: string[]): string => `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,9 +1,9 @@\n${lines.join('\n')}\n`

  it('keeps what differs otherwise, and shows the rest as it is now', () => {
    const [file] = ignoreWhitespace(parseDiff(spaced('a.c', [' {', '-if (a)', '-run( );', '-old();', '+  if (a)', '+  run();', '+  fresh();', ' }'])))
    expect(file).toMatchObject({ added: 1, removed: 1 })
    expect(file?.hunks[0]?.lines.map((line) => `${line.sign}${line.text} ${line.before ?? ''}:${line.after ?? ''}`)).toEqual([
      ' { 1:1', '   if (a) 2:2', '   run(); 3:3', '-old(); 4:', '+  fresh(); :4', ' } 5:5',
    ])
  })

  it('leaves out a file of which nothing is left, and none that is new, moved or binary', () => {
    const moved = parseDiff(diff)
    expect(ignoreWhitespace([...parseDiff(spaced('b.c', ['-a', '+ a'])), ...moved]).map((file) => file.path)).toEqual(moved.map((file) => file.path))
  })
})

describe('planned against touched files', () => {
  it('are read from what the plan puts between backquotes', () => {
    expect(filesNamedIn('Change `src/greet.sh:12`, `./README.md` and `a.b()`; run `dotnet test`, see `docs/`, `e.g.`')).toEqual(['src/greet.sh', 'README.md'])
  })

  it('match by the whole path or by its end', () => {
    expect(comparePlan('`greet.sh` and `docs/usage.md`', ['src/greet.sh', 'src/other.sh'])).toEqual([
      { path: 'src/greet.sh', isPlanned: true, isTouched: true },
      { path: 'src/other.sh', isPlanned: false, isTouched: true },
      { path: 'docs/usage.md', isPlanned: true, isTouched: false },
    ])
  })
})
