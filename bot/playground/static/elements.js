// Block Kit's elements: what they hold, and what using one sends.

import { act } from "./talk.js";

export function valueOf(field) {
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

export function moments(box) {
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

export function typedIn(box) {
  return [...box.querySelectorAll("[data-input]")].map((field) => [field.dataset.block, field.dataset.action, field.dataset.dirty, valueOf(field)]);
}

export function typeBack(box, values) {
  for (const [block, action, dirty, value] of values) {
    const field = dirty && find(box, block, action);
    if (field) { setValue(field, value); field.dataset.dirty = "1"; }
  }
}

function find(box, block, action) {
  return [...box.querySelectorAll("[data-input]")].find((each) => each.dataset.block === block && each.dataset.action === action);
}

export async function press(element, value) {
  if (!agreed(element)) return;
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

export async function submit(form) {
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
