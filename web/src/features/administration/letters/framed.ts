/**
 * A letter as a document that may stand in a frame of this page. The page's policy lets no element bring a style of
 * its own, and a frame's document is under the policy of its page: so each becomes a rule in the one style element
 * that carries the page's nonce. Nothing else of the letter is changed, and no script ever runs in the frame.
 */
export function framed(html: string, nonce: string): string {
  const letter = new DOMParser().parseFromString(html, "text/html");
  const rules: string[] = [];
  for (const element of letter.querySelectorAll("[style]")) {
    const name = `s${rules.length}`;
    rules.push(`.${name} { ${element.getAttribute("style") ?? ""} }`);
    element.removeAttribute("style");
    element.classList.add(name);
  }
  const own = letter.querySelector("style");
  const style = letter.createElement("style");
  style.setAttribute("nonce", nonce);
  style.textContent = `${rules.join("\n")}\n${own?.textContent ?? ""}`;
  own?.remove();
  letter.head.append(style);
  for (const link of letter.querySelectorAll("a[href]")) link.removeAttribute("href"); // it leads to nothing
  return `<!DOCTYPE html>${letter.documentElement.outerHTML}`;
}

/** The nonce that the server wrote into this page. */
export function pageNonce(): string {
  return document.querySelector('meta[property="csp-nonce"]')?.getAttribute("content") ?? "";
}
