// A picture over the page: zoomed by wheel, buttons, + and −, moved by dragging and arrows, fitted again by 0.

const STEP = 1.25, MOST = 12, ARROW = 60;

function transformed(picture, view) {
  picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  picture.parentElement.classList.toggle("zoomed", view.scale > 1);
}

// The point of the picture under (x, y), measured from the frame's middle, stays there.
function scaled(view, factor, x = 0, y = 0) {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor));
  const kept = scale / view.scale;
  Object.assign(view, scale === 1 ? { scale, x: 0, y: 0 } : { scale, x: x - (x - view.x) * kept, y: y - (y - view.y) * kept });
}

const keys = {
  "+": (view) => scaled(view, STEP), "=": (view) => scaled(view, STEP), "-": (view) => scaled(view, 1 / STEP),
  0: (view) => scaled(view, 0),
  ArrowLeft: (view) => { view.x += ARROW; }, ArrowRight: (view) => { view.x -= ARROW; },
  ArrowUp: (view) => { view.y += ARROW; }, ArrowDown: (view) => { view.y -= ARROW; },
};

function fromMiddle(frame, x, y) {
  const box = frame.getBoundingClientRect();
  return [x - box.x - box.width / 2, y - box.y - box.height / 2];
}

export function zoomable(frame) {
  const picture = frame.querySelector("img");
  const view = { scale: 1, x: 0, y: 0 };
  const changed = (change) => { change(view); transformed(picture, view); };
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    changed(() => scaled(view, event.deltaY < 0 ? STEP : 1 / STEP, ...fromMiddle(frame, event.clientX, event.clientY)));
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    changed(keys[event.key]);
  });
  frame.addEventListener("click", (event) => {
    const key = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (key) changed(keys[key]);
  });
  dragged(frame, picture, changed);
}

// With one finger or the mouse it is moved; two fingers zoom it about what lies between them, and carry that along.
function dragged(frame, picture, changed) {
  const held = new Map();
  const fingers = () => {
    const [a, b] = [...held.values()];
    return { apart: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };
  const pinched = (before, now) => (view) => {
    scaled(view, now.apart / Math.max(before.apart, 1), ...fromMiddle(frame, before.x, before.y));
    if (view.scale > 1) Object.assign(view, { x: view.x + now.x - before.x, y: view.y + now.y - before.y });
  };
  picture.addEventListener("pointerdown", (event) => { held.set(event.pointerId, { x: event.clientX, y: event.clientY }); picture.setPointerCapture(event.pointerId); });
  picture.addEventListener("pointermove", (event) => {
    const one = held.get(event.pointerId);
    if (!one) return;
    const before = held.size === 2 && fingers();
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (before) changed(pinched(before, fingers()));
    else changed((view) => { if (view.scale > 1) { view.x += event.clientX - one.x; view.y += event.clientY - one.y; } });
  });
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, (event) => held.delete(event.pointerId));
  picture.addEventListener("dragstart", (event) => event.preventDefault());
}
