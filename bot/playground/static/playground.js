// The page keeps no state of its own but where one looks and what one is typing: every change of the workspace
// arrives as pieces of HTML with a digest, and only pieces whose digest changed are exchanged.

import { moments, press, submit, typeBack, typedIn } from "./elements.js";
import { list, put } from "./pieces.js";
import { $, act, address, place } from "./talk.js";
import { say } from "./write.js";
import { zoomable } from "./zoom.js";

let now = null;

function move(change) {
  Object.assign(place, change);
  history.replaceState(null, "", address("/"));
  return refresh();
}

// What lies under a form or a picture cannot be reached; whoever came from there by keyboard goes back there.
let from = null;
function covered() {
  const over = !$("dialog").hidden || !$("modal").hidden;
  if (over === $("room").inert) return;
  if (over) from = document.activeElement;
  $("room").inert = over;
  if (!over && from?.isConnected) from.focus();
}

function modal(piece) {
  const box = $("modal");
  box.hidden = !piece;
  covered();
  if (!piece) { box.innerHTML = ""; delete box.dataset.v; return; }
  const same = box.querySelector(".veil");
  const typed = same ? typedIn(box) : [];
  const kept = same && same.dataset.view;
  if (!put(box, piece)) return;
  moments(box);
  if (kept === box.querySelector(".veil").dataset.view) typeBack(box, typed);
  else box.querySelector(".inside input, .inside textarea, .inside select")?.focus();
}

// One request at a time; whoever asks meanwhile waits for the next one, which sees what they changed.
let running = null;
let again = false;
function refresh() {
  again = Boolean(running);
  running ||= ask().finally(() => { running = null; });
  return running;
}

async function ask() {
  try {
    do {
      again = false;
      const asked = address("/page/state");
      const answer = await (await fetch(asked)).json();
      if (asked === address("/page/state")) show(answer);
    } while (again);
  } catch { /* the live connection tells that the playground is gone */ }
}

function show(state) {
  now = state;
  Object.assign(place, { as: state.as, at: state.at });
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const each of document.querySelectorAll("[data-word]")) {
    const word = state.words[each.dataset.word];
    if (each.dataset.label !== undefined) { each.title = word; each.setAttribute("aria-label", word); }
    else each.textContent = word;
  }
  const home = place.tab === "home" && state.home;
  const who = `${state.as} ${state.at}`;
  put($("sidebar"), state.sidebar);
  put($("header"), state.header);
  $("messages").hidden = Boolean(home);
  $("home").hidden = !home;
  if (home) put($("home"), state.home);
  $("messages").dataset.empty = state.empty;
  $("messages").dataset.place = who;
  list($("messages"), state.main);
  const threaded = Boolean(place.thread && state.thread.length);
  $("thread").hidden = !threaded;
  $("room").classList.toggle("threaded", threaded);
  $("replies").dataset.place = `${who} ${place.thread}`;
  list($("replies"), threaded ? state.thread : []);
  modal(state.modal);
  for (const form of document.querySelectorAll(".composer")) {
    const inThread = form.dataset.composer === "thread";
    form.hidden = !state.member || (!inThread && Boolean(home));
    form.elements.text.placeholder = inThread ? state.reply : state.compose;
  }
  unread(state);
}

function unread(state) {
  const seen = JSON.parse(localStorage.getItem("seen") || "{}");
  seen[`${state.as} ${state.at}`] = state.latest;
  localStorage.setItem("seen", JSON.stringify(seen));
  for (const button of $("sidebar").querySelectorAll("[data-latest]")) {
    const known = Number(seen[`${state.as} ${button.dataset.id}`] || 0);
    button.classList.toggle("unread", Number(button.dataset.latest) > known && button.dataset.id !== state.at);
  }
}

function live() {
  const source = new EventSource("/page/live");
  let lost = 0;
  source.onmessage = (event) => {
    clearTimeout(lost);
    $("lost").hidden = true;
    if (!now || Number(event.data) !== now.revision) refresh();
  };
  source.onerror = () => { clearTimeout(lost); lost = setTimeout(() => { $("lost").hidden = false; }, 2500); };
}

function dialog(html) {
  $("dialog").hidden = !html;
  $("dialog").innerHTML = html ? `<div class="veil">${html}</div>` : "";
  covered();
  $("dialog").querySelector("input, button")?.focus();
}

async function deed(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.name === "members") { (body.members ||= []); if (field.checked) body.members.push(field.value); }
    else body[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  const answer = await act(form.dataset.deed, body);
  if (answer.failed || answer.notice) return;
  dialog("");
  move(answer.as ? { as: answer.as, thread: "" } : { at: answer.at, thread: "", tab: "messages" });
}

const clicks = {
  be: (id) => move({ as: id, thread: place.thread }),
  go: async (id, button) => {
    await move({ at: id, thread: "", tab: "messages" });
    if ("dm" in button.dataset) act("home", { tab: "messages" });
  },
  thread: async (id) => { await move({ thread: id }); $("thread").querySelector("textarea").focus(); },
  "close-thread": () => move({ thread: "" }),
  tab: async (id) => { await move({ tab: id, thread: "" }); act("home", { tab: id }); },
  dialog: (id) => dialog($(`dialog-${id}`).innerHTML),
  "close-dialog": () => dialog(""),
  inspector: async () => dialog(await (await fetch(address("/page/inspector"))).text()),
  join: () => act("join", { channel: place.at }),
  leave: () => act("leave", { channel: place.at }),
  invite: (id) => act("invite", { channel: place.at, guest: id }),
  shortcut: (id) => act("shortcut", { callback: id }),
  assistant: async () => { const made = await act("assistant"); if (made.thread) move({ at: made.at, thread: made.thread, tab: "messages" }); },
  prompt: (id) => act("say", { channel: place.at, thread: place.thread, text: id }),
  "message-shortcut": (id, button) => act("message-shortcut", { ...message(button), callback: id }),
  delete: (_id, button) => { if (window.confirm(button.dataset.sure)) act("delete", message(button)); },
  edit: (_id, button) => edit(button.closest(".msg")),
  "close-view": (_id, button) => act("close-view", { view: button.closest("[data-view]").dataset.view, all: Boolean(button.dataset.all) }),
};

function message(element) {
  const { channel, ts } = element.closest("[data-ts]").dataset;
  return { channel, ts };
}

function edit(article) {
  const text = article.querySelector(".text");
  const before = text.innerHTML;
  text.classList.add("editing");
  text.innerHTML = "<textarea rows='2'></textarea>";
  const area = text.firstElementChild;
  area.value = article.dataset.typed;
  area.focus();
  const done = () => { text.classList.remove("editing"); text.innerHTML = before; };
  area.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") done();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    const typed = area.value;
    done();
    if (typed.trim() && typed !== article.dataset.typed) await act("edit", { ...message(article), text: typed });
  });
}

// A picture opens over the page; with a modifier key it opens in a tab of its own, as links do.
function enlarge(link) {
  const picture = link.querySelector("img").cloneNode();
  dialog($("dialog-picture").innerHTML);
  picture.removeAttribute("loading");
  const frame = $("dialog").querySelector(".light");
  frame.setAttribute("aria-label", picture.alt);
  frame.querySelector(".frame").append(picture);
  frame.focus();
  zoomable(frame);
}

document.addEventListener("click", (event) => {
  const picture = event.target.closest(".msg figure a");
  if (picture && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    enlarge(picture);
  }
  if (event.target.parentElement === $("dialog")) dialog("");
  const open = event.target.closest("details.menu");
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== open) menu.open = false;
  const pressed = event.target.closest("[data-press]");
  const wanted = event.target.closest("[data-do]");
  if (pressed) press(pressed, pressed.dataset.value);
  else if (wanted) clicks[wanted.dataset.do](wanted.dataset.id, wanted);
  if (open && (pressed || wanted)) open.open = false;
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.deed) deed(form);
  else if (form.dataset.view) submit(form);
  else if (form.dataset.composer) say(form);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  const view = $("modal").querySelector("[data-do=close-view]");
  if (!$("dialog").hidden) dialog("");
  else if (view && !$("modal").hidden) clicks["close-view"]("", view);
});

refresh().then(live);
