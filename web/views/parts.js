/**
 * The small parts that every screen is made of.
 *
 * @typedef {import("../main.js").App} App
 */

import {h} from "../render.js";
import {rejectionSentence} from "../sentences.js";

/** Characters from which a title is set smaller. */
const LONG = 110;

/** Outlines of 24 × 24; those that point follow the direction of the text by style. */
const ICONS = {
  now: "M12 3v3M12 18v3M3 12h3M18 12h3M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  minutes: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6" +
    "M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.3c2.100.700 3.500 3 3.500 5.700",
  more: "M6 12a1 1 0 1 0-.01 0M12.500 12a1 1 0 1 0-.01 0M19 12a1 1 0 1 0-.01 0",
  check: "M4 12.500l5 5L20 6.500",
  cross: "M6 6l12 12M18 6L6 18",
  circle: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
  hand: "M8 12V6a1.500 1.500 0 0 1 3 0v5V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v8" +
    "c0 4-2.500 7-6 7-2.500 0-4-1-5.500-3.500L4 14a1.500 1.500 0 0 1 2.500-1.700L8 14z",
  warning: "M12 4L2.500 20h19zM12 10v5M12 17.500h.01",
  forward: "M5 12h14M13 6l6 6-6 6",
  back: "M19 12H5M11 6l-6 6 6 6",
  link: "M10 14a4 4 0 0 0 6 .500l3-3a4 4 0 0 0-5.700-5.700l-1.300 1.300" +
    "M14 10a4 4 0 0 0-6-.500l-3 3a4 4 0 0 0 5.700 5.700l1.300-1.300",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  equal: "M5 9h14M5 15h14",
};

/** @typedef {keyof typeof ICONS} IconName */

/** @param {IconName} name @param {string} [className] */
export const icon = (name, className = "") => h("svg", {
  class: `icon icon-${name} ${className}`.trim(), viewBox: "0 0 24 24", "aria-hidden": "true",
}, h("path", {d: ICONS[name]}));

/** Content whose direction is its own. */
export const own = (tag, props, ...children) => h(tag, {dir: "auto", ...props}, ...children);

/** The same where the line begins at the side of the interface. */
export const inline = (tag, props, ...children) => h(tag, props, h("bdi", null, ...children));

/** The title of what is under discussion, smaller when it is long. @param {string} text */
export const heading = (text) =>
  own("h1", {class: text.length > LONG ? "title long" : "title"}, text);

/** A heading's small line above. */
export const eyebrow = (...children) => h("p", {class: "eyebrow"}, ...children);

/**
 * What a part of the client shows, or that it is on its way.
 * @param {App} app
 * @param {import("../loading.js").Part} name
 * @param {(part: any) => any} show
 */
export function partOf(app, name, show) {
  const part = app.part(name);
  return part ? show(part)
    : h("p", {class: "muted", key: `loading ${name}`, role: "status"}, app.say("loading"));
}

/** The digits in groups, as they are compared by eye. */
export const fingerprintText = (fingerprint) => h("code", {class: "fingerprint", dir: "ltr"},
  fingerprint.match(/.{1,8}/g).map((group, index) => h("span", {key: index}, group, " ")));

/** What to do next where there is nothing yet. */
export const empty = (text) => h("p", {class: "empty"}, text);

/**
 * @typedef {Object} ActOptions
 * @property {Object} command
 * @property {any} label
 * @property {string} [kind] "primary", "quiet", "danger"
 * @property {string} [name] for screen readers, where the label says too little
 * @property {IconName} [icon]
 * @property {boolean} [disabled]
 * @property {() => Object} [make] the command as of the tap, where time is part of it
 * @property {() => void} [after] e.g. closes a panel; called when it was sent
 * @property {string} [key] among its siblings
 */

/**
 * A button that sends a command and shows what became of it.
 * @param {App} app
 * @param {ActOptions} options
 */
export function act(app, {
  command, label, kind = "", name, icon: image, disabled, make, after, key,
}) {
  const handle = app.acts.of(command);
  const busy = handle?.state === "sending" || handle?.state === "waiting";
  return h("button", {
    type: "button", class: `button ${kind}`, key, "aria-label": name,
    "aria-busy": busy ? "true" : undefined, disabled: disabled || !app.canAct,
    data: {state: handle?.state ?? ""},
    onclick: () => {
      if (busy) return;
      app.send(make ? make() : command);
      after?.();
    },
  }, image && icon(image), h("span", null, label), actState(app, handle));
}

function actState(app, handle) {
  const text = {
    sending: "act.sending", waiting: "act.waiting", recorded: "act.recorded",
  }[handle?.state];
  return h("span", {class: "act-state"}, text && app.say(text));
}

/** Why an act was refused; empty while there is nothing to say. */
export function problem(app, ...commands) {
  const handle = commands.map((command) => app.acts.of(command))
    .find((one) => one?.state === "rejected");
  return handle && h("p", {class: "problem", role: "alert"}, icon("warning"),
    h("span", null, rejectionSentence(app.words, handle.reason)));
}

/** A button that changes only what this page shows. */
export const press = (props, ...children) =>
  h("button", {type: "button", ...props, class: `button ${props.class ?? ""}`}, ...children);

/**
 * A button for what cannot be taken back: it asks once, in its place.
 * @param {App} app
 * @param {ActOptions & {question: string}} options
 */
export function confirmed(app, {question, ...options}) {
  const id = JSON.stringify(options.command);
  if (app.ui.asked !== id) {
    return press({
      class: options.kind ?? "", key: "ask " + id, disabled: options.disabled || !app.canAct,
      "aria-label": options.name,
      onclick: () => { app.ui.asked = id; app.redraw(); },
    }, options.icon && icon(options.icon), h("span", null, options.label));
  }
  const stop = () => { app.ui.asked = null; app.redraw(); };
  return h("div", {class: "question", role: "group", "aria-label": question, key: "asked " + id},
    h("p", null, question),
    h("div", {class: "row"},
      press({class: "quiet", onclick: stop, ref: (element) => element.focus()},
        app.say("confirm.no")),
      act(app, {...options, label: app.say("confirm.yes", {act: options.label}), after: () => {
        options.after?.();
        stop();
      }})));
}

/**
 * A labelled field.
 * @param {any} label
 * @param {import("../render.js").Node} control
 * @param {string} [hint]
 */
export const field = (label, control, hint) => h("label", {class: "field"},
  h("span", {class: "field-name"}, label), control, hint && h("small", null, hint));

/**
 * What was typed into a field of a form, without the space around it.
 * @param {HTMLFormElement} form
 * @param {string} name of the field
 */
export const typed = (form, name) => String(new FormData(form).get(name)).trim();

/**
 * A choice of one among few, as large radio buttons.
 * @param {Object} options
 * @param {string} options.name unique on the page
 * @param {string} options.legend
 * @param {{value: string, label: any, hint?: string}[]} options.choices
 * @param {string} options.value
 * @param {(value: string) => void} options.onpick
 * @param {string} [options.className]
 */
export const radios = ({name, legend, choices, value, onpick, className = ""}) =>
  h("fieldset", {class: `radios ${className}`, key: name},
    h("legend", null, legend),
    h("div", {class: "radio-row"}, choices.map((choice) =>
      h("label", {class: "radio", key: choice.value},
        h("input", {
          type: "radio", name, liveChecked: choice.value === value,
          onchange: () => onpick(choice.value),
        }),
        h("span", null, choice.label, choice.hint && h("small", null, choice.hint))))));

/** A ring that is filled to `part` of `whole`, with its text inside. */
export function ring({part, whole, label, className = ""}) {
  const length = 2 * Math.PI * 42;
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return h("span", {class: `ring ${className}`},
    h("svg", {viewBox: "0 0 100 100", "aria-hidden": "true"},
      h("circle", {class: "ring-track", cx: 50, cy: 50, r: 42}),
      h("circle", {
        class: "ring-value", cx: 50, cy: 50, r: 42,
        "stroke-dasharray": `${(share * length).toFixed(2)} ${length.toFixed(2)}`,
        transform: "rotate(-90 50 50)",
      })),
    h("span", {class: "ring-label"}, label));
}

/** A bar of `part` in `whole`. */
export const bar = (part, whole, className = "") =>
  h("span", {
    class: `bar ${className}`, "aria-hidden": "true",
    style: {"--part": whole > 0 ? String(Math.min(1, part / whole)) : "0"},
  });

/** A badge: a word in a frame. */
export const badge = (text, className = "") => h("span", {class: `badge ${className}`}, text);

/** A part of a page that one opens. */
export const fold = (app, id, summary, content, isOpen = false) => {
  const open = app.ui.folds[id] ?? isOpen;
  return h("details", {
    class: "fold", key: `fold ${id}`, open,
    ontoggle: (event) => {
      if (event.target.open === (app.ui.folds[id] ?? isOpen)) return;
      app.ui.folds[id] = event.target.open;
      app.redraw();
    },
  }, h("summary", null, summary), open && h("div", {class: "fold-body"}, content()));
};
