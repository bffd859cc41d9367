// The elements of the surface: a bar that stays in view, the tray, and the sheet with the page.

/** @param {HTMLElement} root */
export function layOut(root) {
  const make = (name, className, parent, attributes = {}) => {
    const element = document.createElement(name);
    element.className = className;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  root.classList.add("minutes");
  const bar = make("div", "minutes-bar", root);
  const tools = make("div", "minutes-tools", bar, { role: "toolbar" });
  const unsent = make("p", "minutes-unsent-count", bar);
  const find = make("div", "minutes-find", bar, { role: "search" });
  const panel = make("div", "minutes-panel", bar, { id: "minutes-panel" });
  const tray = make("section", "minutes-tray", root);
  const sheet = make("div", "minutes-sheet", root);
  const page = make("article", "minutes-page", sheet, { tabindex: "-1" });
  return {
    root, bar, tools, unsent, find, panel, tray, sheet, page,
    carets: make("div", "minutes-carets", sheet),
    blank: make("div", "minutes-blank", sheet),
    status: make("p", "minutes-quiet", root, { role: "status" }),
    /** Takes everything away again. */
    clear() {
      root.classList.remove("minutes", "is-writable");
      root.replaceChildren();
    },
  };
}
