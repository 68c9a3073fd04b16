/** Gives the browser what was fetched as a file to keep, as a link that is followed would. */
export function save(fetched: unknown, name: string): void {
  if (!(fetched instanceof Blob)) throw new TypeError("nothing to save came");
  const address = URL.createObjectURL(fetched);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
