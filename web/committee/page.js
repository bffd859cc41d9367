/** The page of a committee: who sits in it, its meetings in order, and the next one. */

import {copyText, download} from "../download.js";
import {address} from "../protocol.js";
import {render} from "../render.js";
import {act, lookAt} from "./line.js";
import {committeeView, lostView, refusedView} from "./view.js";

/**
 * @typedef {ReturnType<typeof createCommittee>} CommitteeApp
 */

/**
 * @param {Object} options
 * @param {Element} options.root
 * @param {string} options.committee
 * @param {string | undefined} options.token
 * @param {() => import("../words.js").Words} options.words
 * @param {(language: string) => void} options.setLanguage
 * @param {(token: string) => void} options.keepToken
 * @param {(text: string) => void} options.announce
 */
export function createCommittee({
  root, committee, token, words, setLanguage, keepToken, announce,
}) {
  let isAsking = false;

  const app = {
    /** @type {import("./line.js").Seen | null} */
    seen: null,
    /** @type {"refused" | "offline" | undefined} */
    problem: undefined,
    /** What this page shows. */
    ui: /** @type {any} */ ({form: null, folds: {}}),
    get words() { return words(); },
    say: (key, values) => words().say(key, values),
    get isOfficer() { return ["chair", "secretary"].includes(app.seen?.role ?? ""); },
    get isBusy() { return isAsking; },
    setLanguage,
    redraw,

    /** Shows a form, or none. @param {string | null} form */
    openForm(form) {
      Object.assign(app.ui, {form, rejection: null});
      redraw();
    },

    /** Asks for an act; the form that asked is closed when it was done.
     * @param {Object} command */
    async send(command) {
      if (isAsking || !app.seen) return;
      isAsking = true;
      redraw();
      const answer = await act(committee, token, app.seen.committee.sequence, command);
      isAsking = false;
      if ("seen" in answer) {
        take(answer.seen);
        Object.assign(app.ui, {form: null, rejection: null});
        announce(app.say("act.recorded"));
      } else if ("rejected" in answer) {
        app.ui.rejection = answer.rejected;
        // What changed since is shown before it is asked again.
        if (answer.rejected.code === "changedSince") await look();
      } else {
        app.problem = answer.problem;
      }
      redraw();
    },

    /** Copies a member's link to this page. */
    async copyLink(member) {
      const link = address.committeeLink(location, committee, app.seen.links[member]);
      const done = await copyText(link);
      Object.assign(app.ui, {copied: done ? member : "failed", linkText: link});
      if (done) announce(app.say("link.copied"));
      redraw();
    },

    /** Takes the minutes of a meeting home. */
    async take(meeting, meetingToken, document, format) {
      app.ui.download = {meeting, state: "loading"};
      redraw();
      try {
        await download({meeting, token: meetingToken, document, format,
          language: app.words.language});
        app.ui.download = {meeting, state: "done"};
      } catch (error) {
        app.ui.download = {meeting, state: "failed", reason: error.message};
      }
      redraw();
    },

    look,
  };

  function take(seen) {
    app.seen = seen;
    app.problem = undefined;
    if (seen.token !== token) {
      token = seen.token;
      keepToken(token);
    }
  }

  async function look() {
    if (!token) {
      app.problem = "refused";
      return redraw();
    }
    const answer = await lookAt(committee, token);
    if ("seen" in answer) take(answer.seen);
    else if ("problem" in answer) app.problem = answer.problem;
    redraw();
  }

  function redraw() {
    document.body.dataset.view = "committee";
    const name = app.seen?.committee.settings.name;
    document.title = name ? `${name} · ${app.say("app")}` : app.say("app");
    render(root, app.problem === "refused" ? refusedView(app)
      : app.seen ? committeeView(app) : lostView(app));
  }

  addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("online", look);
  addEventListener("pageshow", (event) => { if (event.persisted) look(); });
  return app;
}
