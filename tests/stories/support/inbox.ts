import { expect } from "@playwright/test";

/** An e-mail as the inbox shows it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly number?: number;
}

interface Wanted {
  to?: string;
  subject?: string;
  number?: string;
}

/** Every letter that fits, the newest first; it waits until there is one. */
export async function letters(wanted: Wanted, inbox = process.env.ONWARD_INBOX ?? "", within = 60): Promise<Letter[]> {
  const until = Date.now() + within * 1000;
  for (;;) {
    const query = new URLSearchParams({ ...wanted, wait: "10s" });
    const answer = await fetch(`${inbox}/api/messages?${query}`);
    expect(answer.status, "the inbox answers").toBe(200);
    const { messages } = (await answer.json()) as { messages: Letter[] };
    if (messages.length > 0 || Date.now() > until) {
      expect(messages, `an e-mail: ${JSON.stringify(wanted)}`).not.toHaveLength(0);
      return messages;
    }
  }
}

/** The newest letter that fits; it waits until there is one. */
export async function letter(wanted: Wanted, inbox?: string, within?: number): Promise<Letter> {
  const [newest] = await letters(wanted, inbox, within);
  if (!newest) throw new Error("unreachable: letters waits for one");
  return newest;
}

/** The one address of ours that a letter leads to. */
export function linkIn({ text }: Letter, part: string): string {
  const link = text.match(/https?:\/\/[^\s>)]+/g)?.find((one) => one.includes(part));
  expect(link, `a link with ${part} in: ${text}`).toBeTruthy();
  return link ?? "";
}
