// What scrolls the minutes, and how to keep it still while others write above.

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} covering what sticks to the top of the view, e.g. the toolbar
 */
export function createViewport(page, covering) {
  let scroller = null;

  function scrollerOf() {
    if (scroller?.isConnected) return scroller;
    scroller = document.scrollingElement;
    for (let one = page.parentElement; one; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowY) && one !== document.body &&
        one !== document.documentElement) {
        scroller = one;
        break;
      }
    }
    return scroller;
  }

  const view = {
    /** The part of the window in which the minutes are seen. */
    bounds() {
      const element = scrollerOf();
      const isWindow = element === document.scrollingElement;
      const box = isWindow
        ? { top: 0, bottom: window.visualViewport?.height ?? innerHeight }
        : element.getBoundingClientRect();
      const cover = covering.getBoundingClientRect();
      const covered = cover.top <= box.top + 1 ? Math.max(0, cover.bottom - box.top) : 0;
      return { top: box.top + covered, bottom: Math.min(box.bottom, innerHeight) };
    },

    /** @param {number} pixels @returns {number} by how much it did scroll */
    scrollBy(pixels) {
      const element = scrollerOf();
      const before = element.scrollTop;
      element.scrollTop += pixels;
      return element.scrollTop - before;
    },

    /**
     * Changes the page while what is read stays where it is.
     * @param {HTMLElement | null} preferred what should stay if it is in view: the caret's block
     * @param {() => void} change
     */
    hold(preferred, change) {
      const { top, bottom } = view.bounds();
      const anchor = inView(preferred, top, bottom) ? preferred : firstInView(page, top, bottom);
      const before = anchor?.getBoundingClientRect().top;
      change();
      if (!anchor?.isConnected) return;
      const moved = anchor.getBoundingClientRect().top - before;
      if (Math.abs(moved) >= 1) view.scrollBy(moved);
    },
  };
  return view;
}

function inView(element, top, bottom) {
  if (!element) return false;
  const box = element.getBoundingClientRect();
  return box.bottom > top && box.top < bottom;
}

/** The first block whose start is in view; blocks stand in the order of their tops. */
function firstInView(page, top, bottom) {
  const frames = page.querySelectorAll("[data-block]");
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle].getBoundingClientRect().bottom <= top) low = middle + 1;
    else high = middle;
  }
  const first = frames[low];
  const next = frames[low + 1];
  if (!first) return null;
  // A block that reaches in from above may grow above the view: the next one shows it better.
  const startsAbove = first.getBoundingClientRect().top < top;
  return startsAbove && inView(next, top, bottom) ? next : first;
}
