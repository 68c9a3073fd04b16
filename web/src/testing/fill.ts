import userEvent from "@testing-library/user-event";

/** Puts a text into a field at once, as by pasting; typing each letter is slow and tests nothing more. */
export async function fill(field: HTMLElement, text: string): Promise<void> {
  await userEvent.click(field);
  await userEvent.paste(text);
}
