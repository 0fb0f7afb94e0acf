// Writing: the two boxes, files, and names offered after @ and commands after /.

import { $, act, notify, place, send } from "./talk.js";

const drafts = new WeakMap();

export async function say(form) {
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
