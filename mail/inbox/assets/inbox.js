"use strict";

/* The page works without this file; with it, it is quick under the fingers and keeps itself up to date. */
const list = document.getElementById("list");
const news = document.getElementById("news");
const letter = document.getElementById("letter");
const markedFor = 2500;

const ids = (root) => new Set([...root.querySelectorAll("li[data-id]")].map((item) => item.dataset.id));

/** Whether somebody points at a row or has one focused: then nothing may move. */
const inUse = () => list.matches(":hover") || list.contains(document.activeElement);

function put(next) {
  const had = ids(list);
  list.replaceChildren(...next.childNodes);
  for (const item of list.querySelectorAll("li[data-id]")) {
    if (had.has(item.dataset.id)) continue;
    item.classList.add("fresh");
    setTimeout(() => item.classList.remove("fresh"), markedFor);
  }
  news.replaceChildren();
}

async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.getElementById("list");
  const had = ids(list);
  const fresh = [...ids(next)].filter((id) => !had.has(id)).length;
  if (fresh === 0 && ids(next).size === had.size) return;
  if (fresh === 0 || !inUse()) {
    put(next);
    return;
  }
  const show = document.createElement("button");
  show.type = "button";
  show.textContent = fresh === 1 ? "Show 1 new e-mail" : `Show ${fresh} new e-mails`;
  show.addEventListener("click", () => {
    put(next);
    list.querySelector("a.row")?.focus();
  });
  news.replaceChildren(show);
}

function follow() {
  let pending;
  const stream = new EventSource("/live");
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(() => refresh().catch(() => {}), 150);
  };
  stream.addEventListener("message", soon);
  stream.addEventListener("open", soon);
  addEventListener("pagehide", () => stream.close());
}

/** Moves the focus by one row, from wherever it is. */
function move(step) {
  const rows = [...document.querySelectorAll("a.row")];
  const at = rows.indexOf(document.activeElement);
  const to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[to]?.focus();
}

const press = (id) => document.getElementById(id)?.click();

const keys = {
  "/": () => (document.getElementById("q") ?? document.getElementById("back"))?.focus(),
  ArrowDown: () => list && move(1),
  ArrowUp: () => list && move(-1),
  j: () => (list ? move(1) : press("older")),
  k: () => (list ? move(-1) : press("newer")),
  Escape: () => (list ? location.search && location.assign("/") : press("back")),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const typing = event.target instanceof HTMLInputElement;
  if (typing && event.key !== "ArrowDown") return;
  const row = document.activeElement?.classList.contains("row");
  if (event.key.startsWith("Arrow") && !(list && (row || typing))) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** The frame is as high as its letter, so that there is one scrollbar. */
function fit() {
  const content = letter.contentDocument;
  if (!content?.documentElement) return;
  letter.style.height = "0";
  letter.style.height = `${Math.max(content.documentElement.scrollHeight, 200) + 2}px`;
  content.addEventListener("keydown", onKey);
}

document.addEventListener("keydown", onKey);
if (list) follow();
if (letter) {
  letter.addEventListener("load", fit);
  addEventListener("resize", fit);
  if (letter.contentDocument?.readyState === "complete") fit();
}
