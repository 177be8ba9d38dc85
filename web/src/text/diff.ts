// Which lines two texts share.

export type Change = { kind: "same"; left: string; right: string } | { kind: "gone"; left: string } | { kind: "new"; right: string };

/** The shortest way from one list of lines to another (Myers, 1986); lists that differ in nearly everything as a whole. */
export function diff(left: readonly string[], right: readonly string[]): Change[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const same = (text: string): Change => ({ kind: "same", left: text, right: text });
  return [
    ...left.slice(0, start).map(same),
    ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...left.slice(left.length - end).map(same),
  ];
}

const MOST = 2000;

function middle(left: readonly string[], right: readonly string[]): Change[] {
  const trace: Map<number, number>[] = [];
  let ends = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(left.length + right.length, MOST); edits += 1) {
    trace.push(new Map(ends));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && (ends.get(diagonal - 1) ?? 0) < (ends.get(diagonal + 1) ?? 0));
      let x = down ? (ends.get(diagonal + 1) ?? 0) : (ends.get(diagonal - 1) ?? 0) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1;
      ends.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return path(trace, left, right);
    }
    ends = new Map(ends);
  }
  return [...left.map((text): Change => ({ kind: "gone", left: text })), ...right.map((text): Change => ({ kind: "new", right: text }))];
}

function path(trace: Map<number, number>[], left: readonly string[], right: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [x, y] = [left.length, right.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const ends = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && (ends.get(diagonal - 1) ?? 0) < (ends.get(diagonal + 1) ?? 0));
    const before = down ? diagonal + 1 : diagonal - 1;
    const beforeX = edits === 0 ? 0 : (ends.get(before) ?? 0);
    const beforeY = edits === 0 ? 0 : beforeX - before;
    while (x > beforeX && y > beforeY) {
      x -= 1;
      y -= 1;
      changes.push({ kind: "same", left: left[x] ?? "", right: right[y] ?? "" });
    }
    if (edits > 0 && down) changes.push({ kind: "new", right: right[beforeY] ?? "" });
    if (edits > 0 && !down) changes.push({ kind: "gone", left: left[beforeX] ?? "" });
    [x, y] = [beforeX, beforeY];
  }
  return changes.reverse();
}
