// Keeps a tile up to date in a page of somebody else's. Without an answer the last state stays, and says when it is too old.
const EVERY_MS = 120_000;

async function renew() {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
  // Who has come here by keyboard stays where they are.
  if (!document.hasFocus()) document.body.replaceWith(body);
}

function age() {
  const late = document.querySelector("template");
  if (!late || Date.now() < Date.parse(late.dataset.from)) return;
  const hadFocus = document.hasFocus();
  document.querySelector("main").replaceWith(late.content);
  late.remove();
  if (hadFocus) document.querySelector("a").focus();
}

async function tick() {
  await renew().catch(() => {});
  age();
}

setInterval(tick, EVERY_MS);
