/** Somebody of the demo network. */
export interface Person {
  readonly username: string;
  readonly organisation: string;
}

/** The demo network's one password (demo/account.go). */
export const password = "wherry-lantern-teapot";

export const marram = "Marram Advice Centre";
export const saltlantern = "Saltlantern Debt Advice";
export const pellham = "Pellham Tideway Money Advice";

/** Where an organisation of the demo network gets its e-mail. */
export const addresses: Readonly<Record<string, string>> = {
  [marram]: "marram-advice@example.org",
  [saltlantern]: "saltlantern-debt@example.org",
  [pellham]: "pellham-money-advice@example.org",
};

export const sender: Person = { username: "thaddowe", organisation: marram };
export const receiver: Person = { username: "bvonlindhorst", organisation: saltlantern };
export const colleague: Person = { username: "jcrisp", organisation: saltlantern };
export const otherReceiver: Person = { username: "fnjie", organisation: pellham };
export const coordinator: Person = { username: "jwroxley", organisation: "" };
export const auditor: Person = { username: "eskeyton", organisation: "" };
