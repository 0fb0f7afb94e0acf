// Exchanging pieces of the page: only those whose digest changed, so that nothing typed elsewhere is lost.

export function put(element, piece) {
  if (!piece || element.dataset.v === piece.v) return false;
  element.innerHTML = piece.html;
  element.dataset.v = piece.v;
  return true;
}

export function list(box, pieces) {
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

// A picture that arrives late must not push the end out of sight.
document.addEventListener("load", (event) => {
  const box = event.target.closest?.(".messages");
  if (box && box.scrollHeight - box.scrollTop - box.clientHeight < event.target.clientHeight + 110) box.scrollTop = box.scrollHeight;
}, true);
