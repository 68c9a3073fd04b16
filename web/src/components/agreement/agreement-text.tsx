import classes from "./agreement.module.css";
import { type Block, blocksOf } from "./agreement-blocks";

interface Props {
  title: string;
  text: string;
}

/** An agreement as a document, to be read whole and to be printed. */
export function AgreementText({ title, text }: Props) {
  return (
    <article className={classes.document} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {blocksOf(text).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes, so a place in it is what a part is known by.
        <Part key={place} block={block} />
      ))}
    </article>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "list")
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  return block.kind === "heading" ? <h3>{block.text}</h3> : <p>{block.text}</p>;
}
