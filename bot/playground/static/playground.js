"use strict";
// The page keeps no state of its own but where one looks and what one is typing: every change of the workspace
// arrives as pieces of HTML with a digest, and only pieces whose digest changed are exchanged.

let key = document.querySelector("meta[name=playground-key]").content;
const $ = (id) => document.getElementById(id);
const here = new URLSearchParams(location.search);
const place = { as: here.get("as") || "", at: here.get("at") || "", thread: here.get("thread") || "", tab: here.get("tab") || "messages" };
let now = null;

// Where one looks

function address(path) {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value));
  return `${path}?${query}`;
}

function move(change) {
  Object.assign(place, change);
  history.replaceState(null, "", address("/"));
  return refresh();
}

// Talking to the server

function post(path, body, type) {
  const headers = { "X-Playground": key };
  if (type) headers["Content-Type"] = type;
  return fetch(address(path), { method: "POST", headers, body });
}

// A playground that was started again has a new key; what one was typing must survive that.
async function renewKey() {
  const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  key = page.querySelector("meta[name=playground-key]").content;
}

async function send(path, body, type) {
  let response = await post(path, body, type);
  if (response.status === 409) {
    await renewKey();
    response = await post(path, body, type);
  }
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function act(deed, body) {
  try {
    const answer = await send(`/page/do/${deed}`, JSON.stringify(body || {}), "application/json");
    if (answer.notice) notify(answer.notice);
    return answer;
  } catch (error) {
    notify(error.message);
    return { failed: true };
  }
}

let fading = 0;
function notify(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { $("notice").hidden = true; }, 6000);
}

// Exchanging pieces

function put(element, piece) {
  if (!piece || element.dataset.v === piece.v) return false;
  element.innerHTML = piece.html;
  element.dataset.v = piece.v;
  return true;
}

function list(box, pieces) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 90 || box.dataset.place !== box.dataset.shown;
  const old = new Map([...box.children].map((child) => [child.dataset.piece, child]));
  let spot = box.firstElementChild;
  let changed = false;
  for (const piece of pieces) {
    let child = old.get(piece.id);
    old.delete(piece.id);
    if (!child) {
      child = document.createElement("div");
      child.dataset.piece = piece.id;
    }
    if (!child.querySelector(".editing")) changed = put(child, piece) || changed;
    if (child !== spot) box.insertBefore(child, spot);
    else spot = spot.nextElementSibling;
  }
  for (const child of old.values()) child.remove();
  if (atEnd && (changed || old.size || box.dataset.place !== box.dataset.shown)) box.scrollTop = box.scrollHeight;
  box.dataset.shown = box.dataset.place;
}

function typedIn(box) {
  return [...box.querySelectorAll("[data-input]")].map((field) => [field.dataset.block, field.dataset.action, field.dataset.dirty, valueOf(field)]);
}

function typeBack(box, values) {
  for (const [block, action, dirty, value] of values) {
    const field = dirty && find(box, block, action);
    if (field) { setValue(field, value); field.dataset.dirty = "1"; }
  }
}

function find(box, block, action) {
  return [...box.querySelectorAll("[data-input]")].find((each) => each.dataset.block === block && each.dataset.action === action);
}

function modal(piece) {
  const box = $("modal");
  box.hidden = !piece;
  if (!piece) { box.innerHTML = ""; delete box.dataset.v; return; }
  const same = box.querySelector(".veil");
  const typed = same ? typedIn(box) : [];
  const kept = same && same.dataset.view;
  if (!put(box, piece)) return;
  moments(box);
  if (kept === box.querySelector(".veil").dataset.view) typeBack(box, typed);
  else box.querySelector(".inside input, .inside textarea, .inside select")?.focus();
}

// A picture that arrives late must not push the end out of sight.
document.addEventListener("load", (event) => {
  const box = event.target.closest?.(".messages");
  if (box && box.scrollHeight - box.scrollTop - box.clientHeight < event.target.clientHeight + 110) box.scrollTop = box.scrollHeight;
}, true);

let running = false;
let again = false;
async function refresh() {
  if (running) { again = true; return; }
  running = true;
  try {
    do {
      again = false;
      const asked = address("/page/state");
      const answer = await (await fetch(asked)).json();
      if (asked === address("/page/state")) show(answer);
    } while (again);
  } catch { /* the live connection tells that the playground is gone */ }
  running = false;
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

// Values of elements

function valueOf(field) {
  if (field.dataset.input === "many") return [...field.querySelectorAll(":checked")].map((each) => each.value);
  if (field.dataset.input === "one") return field.querySelector(":checked")?.value || "";
  if (field.dataset.input === "moment") return field.value ? String(Math.floor(new Date(field.value) / 1000)) : "";
  return field.value;
}

function setValue(field, value) {
  const wanted = Array.isArray(value) ? value : [value];
  if (["many", "one"].includes(field.dataset.input)) {
    for (const each of field.querySelectorAll("input")) each.checked = wanted.includes(each.value);
  } else if (field.dataset.input !== "moment") field.value = value;
}

function moments(box) {
  for (const field of box.querySelectorAll("[data-moment]")) {
    if (!field.dataset.moment) continue;
    const when = new Date(field.dataset.moment * 1000);
    field.value = new Date(when - when.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }
}

function values(box) {
  const found = {};
  for (const field of box.querySelectorAll("[data-input]")) {
    (found[field.dataset.block] ||= {})[field.dataset.action] = valueOf(field);
  }
  return found;
}

function agreed(element) {
  const { confirm, confirmTitle } = element.dataset;
  return !confirm || window.confirm(`${confirmTitle}\n\n${confirm}`);
}

async function press(element, value) {
  if (!agreed(element)) { now.modal && delete $("modal").dataset.v; return; }
  const view = element.closest("[data-view]");
  const message = element.closest("[data-ts]");
  const box = view || message;
  const about = { block: element.dataset.block, action: element.dataset.action, value, values: values(box) };
  if (element.dataset.url) window.open(element.dataset.url, "_blank", "noopener,noreferrer");
  element.classList.add("busy");
  if (view) await act("press-view", { ...about, view: view.dataset.view });
  else await act("press", { ...about, channel: message.dataset.channel, ts: message.dataset.ts });
  element.classList.remove("busy");
}

// Modals

async function submit(form) {
  for (const field of form.querySelectorAll(".field")) wrong(field, "");
  const answer = await act("submit", { view: form.dataset.view, values: values(form) });
  for (const [block, text] of Object.entries(answer.errors || {})) {
    const field = [...form.querySelectorAll("[data-block]")].find((each) => each.dataset.block === block && each.querySelector(".field"));
    if (field) wrong(field.querySelector(".field"), text);
  }
  form.querySelector(".field.wrong")?.scrollIntoView({ block: "nearest" });
}

function wrong(field, text) {
  const error = field.querySelector(".error");
  if (!error) return;
  error.textContent = text;
  error.hidden = !text;
  field.classList.toggle("wrong", Boolean(text));
}

function dialog(html) {
  $("dialog").hidden = !html;
  $("dialog").innerHTML = html ? `<div class="veil">${html}</div>` : "";
  $("dialog").querySelector("input")?.focus();
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

// Clicks

const clicks = {
  be: (id) => move({ as: id, thread: place.thread }),
  go: async (id, button) => {
    await move({ at: id, thread: "", tab: "messages" });
    if ("dm" in button.dataset) act("home", { tab: "messages" });
  },
  thread: (id) => move({ thread: id }).then(() => $("thread").querySelector("textarea").focus()),
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
  dialog("<figure class='light'></figure>");
  picture.removeAttribute("loading");
  $("dialog").querySelector(".light").append(picture);
}

document.addEventListener("click", (event) => {
  const picture = event.target.closest(".msg figure a");
  if (picture && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    enlarge(picture);
  }
  if (event.target.parentElement === $("dialog") || event.target.closest(".light")) dialog("");
  const open = event.target.closest("details.menu");
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== open) menu.open = false;
  const pressed = event.target.closest("[data-press]");
  const wanted = event.target.closest("[data-do]");
  if (pressed) press(pressed, pressed.dataset.value);
  else if (wanted) clicks[wanted.dataset.do](wanted.dataset.id, wanted);
  if (open && (pressed || wanted)) open.open = false;
});

document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-input]");
  if (!field) return;
  field.dataset.dirty = "1";
  const isInput = field.closest(".block.k-input");
  if ("live" in field.dataset && (!isInput || field.closest("[data-view]"))) press(field, valueOf(field));
});

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-input]");
  if (field) field.dataset.dirty = "1";
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

// Writing

const drafts = new WeakMap();

async function say(form) {
  const area = form.elements.text;
  const text = area.value;
  const files = drafts.get(form) || [];
  if (!text.trim() && !files.length) return;
  area.value = "";
  grow(area);
  attached(form, []);
  const thread = form.dataset.composer === "thread" ? place.thread : "";
  const answer = await act("say", { channel: place.at, thread, text, files: files.map((file) => file.id) });
  if ((answer.failed || answer.keep) && !area.value) { area.value = text; attached(form, files); }
  const box = $(thread ? "replies" : "messages");
  box.scrollTop = box.scrollHeight;
}

function attached(form, files) {
  drafts.set(form, files);
  const box = form.querySelector(".attached");
  box.hidden = !files.length;
  box.replaceChildren(...files.map((file) => Object.assign(document.createElement("span"), { textContent: file.name })));
}

async function attach(form, chosen) {
  const data = new FormData();
  for (const file of chosen) data.append("file", file);
  try {
    const answer = await send("/page/upload", data);
    attached(form, [...(drafts.get(form) || []), ...answer.files]);
  } catch (error) { notify(error.message); }
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
}

const known = () => [...$("sidebar").querySelectorAll(".people [data-id]")].filter((each) => each.dataset.do === "be")
  .map((each) => each.querySelector("span:not(.avatar)").textContent);

function offers(area) {
  const before = area.value.slice(0, area.selectionStart);
  const named = before.match(/(^|[^A-Za-z0-9_])@([^\s@]*)$/);
  if (named) {
    const start = named[2].toLowerCase();
    return ["Journey", ...known()].filter((name) => name.toLowerCase().startsWith(start) && name !== named[2])
      .slice(0, 7).map((name) => ({ label: `@${name}`, text: `${before.slice(0, before.length - named[2].length)}${name} ` }));
  }
  if (/^\/\S*$/.test(before)) {
    return commands.filter((each) => each.name.startsWith(before) && each.name !== before)
      .map((each) => ({ label: each.name, more: each.hint, text: `${each.name} ` }));
  }
  return [];
}

const commands = JSON.parse(document.querySelector("meta[name=playground-commands]").content);

function suggest(form, pick = 0) {
  const box = form.querySelector(".suggest");
  const found = offers(form.elements.text);
  box.hidden = !found.length;
  box.replaceChildren(...found.map((offer, index) => {
    const item = document.createElement("li");
    item.textContent = offer.label;
    if (offer.more) item.append(Object.assign(document.createElement("small"), { textContent: offer.more }));
    item.setAttribute("aria-selected", String(index === pick));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(form, offer); });
    return item;
  }));
  return found;
}

function take(form, offer) {
  const area = form.elements.text;
  const after = area.value.slice(area.selectionStart);
  area.value = offer.text + after.replace(/^ /, "");
  area.setSelectionRange(offer.text.length, offer.text.length);
  area.focus();
  suggest(form);
}

for (const form of document.querySelectorAll(".composer")) {
  const area = form.elements.text;
  const box = form.querySelector(".suggest");
  let pick = 0;
  area.addEventListener("input", () => { grow(area); pick = 0; suggest(form); });
  area.addEventListener("blur", () => { box.hidden = true; });
  area.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const found = box.hidden ? [] : offers(area);
    if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      pick = (pick + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      event.preventDefault();
      suggest(form, pick);
    } else if (found.length && ["Enter", "Tab"].includes(event.key)) {
      event.preventDefault();
      take(form, found[pick]);
    } else if (event.key === "Escape" && !box.hidden) {
      box.hidden = true;
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.querySelector("input[type=file]").addEventListener("change", (event) => { attach(form, event.target.files); event.target.value = ""; });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => { event.preventDefault(); attach(form, event.dataTransfer.files); });
}

refresh().then(live);
