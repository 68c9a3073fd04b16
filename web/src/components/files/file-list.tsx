import type { Upload } from "@/lib/api/gen/types.gen";
import { scanWords, sizeWords } from "./file-words";
import classes from "./files.module.css";

/** Files as they will go out, in their order, to be read once more. */
export function FileList({ files }: { files: readonly Upload[] }) {
  return (
    <ol className={classes.rows}>
      {files.map((file) => (
        <li key={file.id} className={classes.row}>
          <div className={classes.what}>
            <p className={classes.name}>
              {file.name} <span className={classes.size}>{sizeWords(file.size)}</span>
            </p>
            {file.state !== "clean" && <p className={classes.small}>{scanWords(file.state)}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
