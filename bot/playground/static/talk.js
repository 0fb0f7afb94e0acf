// Where one looks, and talking to the server.

let key = document.querySelector("meta[name=playground-key]").content;
export const $ = (id) => document.getElementById(id);
const here = new URLSearchParams(location.search);
export const place = { as: here.get("as") || "", at: here.get("at") || "", thread: here.get("thread") || "", tab: here.get("tab") || "messages" };

export function address(path) {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value));
  return `${path}?${query}`;
}

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

export async function send(path, body, type) {
  let response = await post(path, body, type);
  if (response.status === 409) {
    await renewKey();
    response = await post(path, body, type);
  }
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export async function act(deed, body) {
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
export function notify(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { $("notice").hidden = true; }, 6000);
}
