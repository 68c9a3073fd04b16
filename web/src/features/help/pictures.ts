import taken from "./pictures/pictures.json";

const sources = import.meta.glob<string>("./pictures/*.png", { eager: true, import: "default", query: "?url" });

interface PictureFile {
  source: string;
  width: number;
  height: number;
}

const sizes: Record<string, { width: number; height: number }> = taken;

/** A picture that tests/stories/help.story.ts took; a guide that names none there breaks its test. */
export function pictureOf(name: string): PictureFile {
  const source = sources[`./pictures/${name}.png`];
  const size = sizes[name];
  if (source === undefined || size === undefined) throw new Error(`There is no picture ${name}: see help.story.ts`);
  return { source, width: size.width, height: size.height };
}
