/** A part of an agreement's text, in the order of the text. */
export type Block = { kind: "heading" | "paragraph"; text: string } | { kind: "list"; items: readonly string[] };

/** Reads plain text: an empty line ends a paragraph, "# " begins a heading, "- " an item of a list. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .reduce<Line[]>(joined, [{ kind: "gap", text: "" }])
    .reduce<Block[]>(gathered, []);
}

type Line = { kind: "heading" | "paragraph" | "item" | "gap"; text: string };

function joined(lines: Line[], typed: string): Line[] {
  const line = lineOf(typed.trim());
  const last = lines[lines.length - 1];
  if (line.kind === "paragraph" && last && (last.kind === "paragraph" || last.kind === "item"))
    return [...lines.slice(0, -1), { ...last, text: `${last.text}\n${line.text}` }];
  return [...lines, line];
}

function lineOf(typed: string): Line {
  if (typed === "") return { kind: "gap", text: "" };
  if (typed.startsWith("# ")) return { kind: "heading", text: typed.slice(2).trim() };
  if (typed.startsWith("- ")) return { kind: "item", text: typed.slice(2).trim() };
  return { kind: "paragraph", text: typed };
}

function gathered(blocks: Block[], { kind, text }: Line): Block[] {
  if (kind === "gap") return blocks;
  if (kind !== "item") return [...blocks, { kind, text }];
  const last = blocks[blocks.length - 1];
  if (last?.kind === "list") return [...blocks.slice(0, -1), { kind: "list", items: [...last.items, text] }];
  return [...blocks, { kind: "list", items: [text] }];
}
