/** Joins everything: who one is, the line to the room, what is known, and what is shown. */

import {createActs} from "./acts.js";
import {createAnnouncer} from "./announcer.js";
import {createConnection} from "./connection.js";
import {ballotById, isFrozen, isOver, isParticipant, openBallot, seatsById} from "./derived.js";
import {copyText, download} from "./download.js";
import {claimIdentity, openIdentity} from "./identity.js";
import {createLoading} from "./loading.js";
import {findMeeting, idle, keep, kept, scrollPage} from "./page.js";
import {createKeyParts} from "./keyParts.js";
import {voteKey} from "./othersVotes.js";
import {address, ballotOfVote, choiceOfVote, command, message} from "./protocol.js";
import {render} from "./render.js";
import {frameLength, isSecret, randomWord} from "./secrecy.js";
import {fetchFingerprint, isPrivateLine} from "./security.js";
import {createSheetDrafts} from "./sheetDrafts.js";
import {createStore} from "./store.js";
import {frameView} from "./views/frame.js";
import {joinView, openingView, refusedView, waitingView} from "./views/join.js";
import {createWords, fetchTable, languages} from "./words.js";

/** After a ballot appears, a tap that was meant for something else must not vote. */
const UNSURE = 500;
const TICK = 1_000;

/** Another page, which comes when it is asked for. */
const COMMITTEE = "/committee/begin.js";

/**
 * What views may use. They read `state`, `store`, `words`, `ui`, and act by the functions.
 * @typedef {ReturnType<typeof createApp>["app"]} App
 */
function createApp(page) {
  const store = createStore();
  const tables = {};
  let connection;
  let identity;
  let acts;
  let keyParts;
  let sheetDrafts;
  let announcer;
  let meeting;
  let door = {code: "", name: "", codeKnown: false};
  let minutes = null;
  let waiters = [];
  let seenBallot = {id: undefined, at: 0};
  let frame = 0;
  let isFetchedAhead = false;
  const loading = createLoading(() => redraw());

  const app = {
    store,
    /** @type {import("./words.js").Words} */
    words: null,
    /** What this page shows; the meeting knows nothing of it. */
    ui: {
      tab: "now", detail: null, filter: "all", folds: {}, drafts: {}, seats: {}, knocks: {},
      headerEdition: 0, sound: kept("sound") === "on",
    },
    get state() { return store.state; },
    get connection() { return connection; },
    get acts() { return acts; },
    get isOfficer() { return ["chair", "secretary"].includes(store.me?.role); },
    /** Whether one takes part, rather than looks on. */
    get isSeated() {
      const seat = store.state && seatsById(store.state).get(store.me?.seat);
      return Boolean(seat) && isParticipant(seat) && seat.role !== "observer";
    },
    get canAct() { return !connection.readOnly; },
    /** Whether nobody on the way reads along; otherwise a secret vote is not secret here. */
    get isPrivateLine() { return isPrivateLine(location); },
    /** Of the server's certificate. @type {string | null} */
    fingerprint: null,
    get minutesUnsent() { return minutes?.source?.hasUnsent?.() ?? false; },
    get title() {
      const subject = store.state?.header.subject;
      return subject ? `${subject} · ${app.say("app")}` : app.say("app");
    },
    say: (key, values) => app.words.say(key, values),
    redraw,
    /** A part of the client, or undefined while it is on its way. */
    part: (name) => loading.get(name),

    // Acts

    send(asked) {
      const handle = acts.send(asked, ballotInVote(asked)?.secret?.secrecy.check
        ? randomWord() : undefined);
      redraw();
      return handle;
    },
    /** @param {Object} ballot @param {import("./ballots.js").Choice} choice
     * @param {string} [seat] whose vote it is, if not one's own */
    vote(ballot, choice, seat) {
      if (seenBallot.id === ballot.id && performance.now() - seenBallot.at < UNSURE) return;
      app.send(command.castVote(ballot.id, choice, seat));
    },
    // Sheets

    /** What one has filled in, for oneself or for another, as far as it goes.
     * @param {import("./ballots.js").Ballot} ballot @param {string} [seat] */
    sheetDraft: (ballot, seat) => sheetDrafts.of(ballot, sheetKnown(ballot, seat), seat),
    /** Where that is kept. @param {import("./ballots.js").Ballot} ballot @param {string} [seat] */
    sheetPlace: ({id}, seat) => sheetDrafts.place(id, seat),
    /** Answers one question of a sheet.
     * @param {import("./ballots.js").Ballot} ballot @param {string} [seat] */
    fillIn(ballot, index, character, seat) {
      sheetDrafts.put(ballot, index, character, seat);
      redraw();
    },
    /** Calls `done` with the entry when the last such command was recorded. */
    whenSettled(asked, done) {
      const handle = acts.last(asked);
      if (handle) waiters.push({handle, done});
    },
    askLinks() {
      if (connection.line.name === "open") connection.post(message.links());
    },

    // Where one is

    open(tab) {
      app.ui.tab = tab === "checks" ? "more" : tab;
      if (tab === "checks") app.ui.folds.checks = true;
      if (tab === "list") app.ui.detail = null;
      redraw();
      scrollPage(0);
    },
    /** Shows the commitments of a kind. */
    openList(filter) {
      app.ui.filter = filter;
      app.open("list");
    },
    /** Shows one commitment, or the list again. */
    show(commitment) {
      if (app.ui.detail === null) {
        app.ui.listScroll = scrollY || (document.getElementById("page")?.scrollTop ?? 0);
      }
      Object.assign(app.ui, {tab: "list", detail: commitment});
      redraw();
      const top = commitment === null ? app.ui.listScroll ?? 0 : 0;
      scrollPage(top);
    },
    async setLanguage(language) {
      try {
        tables[language] ??= await fetchTable(language);
      } catch {
        return;
      }
      keep("language", language);
      speak(language);
      redraw();
    },
    setSound(on) {
      app.ui.sound = on;
      keep("sound", on ? "on" : "off");
      if (on) announcer.tryOut();
      redraw();
    },

    // The door

    join,
    leaveDoor() {
      Object.assign(identity.kept, {token: undefined, name: undefined, code: undefined});
      identity.save();
      connection.stop();
      connection = null;
      store.state = null;
      history.replaceState(null, "", "/");
      door = {code: "", name: "", codeKnown: false};
      redraw();
    },

    // Taking along

    copyLink(seat) {
      const {links} = store;
      if (!links) {
        app.ui.copyNext = seat;
        return app.askLinks();
      }
      const link = seat === "code" ? address.invitation(location, meeting, links.code)
        : address.link(location, meeting, links[seat]);
      return copy(seat, link);
    },
    copyOwnLink: () => copy("own", address.link(location, meeting, identity.kept.token)),
    async download(document, format) {
      app.ui.download = {state: "loading"};
      redraw();
      const language = app.ui.documentLanguage ?? app.words.language;
      try {
        await download({meeting, token: identity.kept.token, document, format, language});
        app.ui.download = {state: "done"};
      } catch (error) {
        app.ui.download = {state: "failed", reason: error.message};
      }
      redraw();
    },

    // The minutes' passages

    minutesBlocks: () => minutes?.blocks ?? [],
    /** Up to where one has seen the minutes. */
    minutesSequence: () => minutes?.sequence ?? 0,
    /** Shows what people say to a passage; `null` closes it. */
    openPassage(block) {
      const before = app.ui.passage;
      Object.assign(app.ui, {passage: block, passageForm: null});
      redraw();
      if (block === null && before) requestAnimationFrame(() => minutes?.reveal(before));
    },
    revealPassage(block) {
      app.ui.tab = "minutes";
      redraw();
      requestAnimationFrame(() => requestAnimationFrame(() => minutes?.reveal(block)));
    },

    // Looking back

    /** What looks back, while it is open. @type {{view(): any} | null} */
    history: null,
    async openHistory() {
      const {createHistory} = await loading.when("history");
      app.history ??= createHistory(app, {meeting, token: identity.kept.token});
      redraw();
    },
    closeHistory() {
      app.history = null;
      redraw();
    },
    get canRestore() { return Boolean(minutes) && mayWrite(); },
    get minutesDocument() { return minutes?.document(); },
    /** Brings a block of an earlier document back; whether there was anything to do. */
    restoreInMinutes: (then, block) => Boolean(minutes?.restore(then, block)),

    async mountMinutes(root) {
      minutes?.destroy();
      minutes = null;
      // Where the minutes are not in sight, what is in sight comes first. What is drawn around them
      // gets its style behind them.
      await null;
      if (!root.checkVisibility?.()) await idle();
      try {
        const {createMinutes} = await loading.when("minutes");
        if (!root.isConnected) return;
        minutes = createMinutes({
          root, store, words: () => app.words, connection, seat: store.me.seat,
          canWrite: mayWrite, openPassage: (block) => app.openPassage(block),
        });
        connection.attach(minutes.source);
      } catch (error) {
        console.error(error);
        app.ui.minutesFailed = true;
        redraw();
      }
    },
  };

  /** When the meeting is closed its officers may still set the minutes in order. */
  function mayWrite() {
    const {state} = store;
    return app.isSeated && app.canAct && !isFrozen(state) && (app.isOfficer || !isOver(state));
  }

  /** The ballot that a command votes in, if it does. */
  const ballotInVote = (asked) => {
    const id = ballotOfVote(asked);
    return id && store.state ? ballotById(store.state, id) : undefined;
  };

  /** What the room has of one's sheet, or of that of another for whom one votes. */
  const sheetKnown = ({id}, seat) => {
    const handle = acts.last(command.castVote(id, undefined, seat));
    const vote = handle ? choiceOfVote(handle.command) : store.votes[voteKey(id, seat)];
    return {ofRoom: seat === undefined ? store.drafts[id] : undefined, vote: vote && "sheet" in vote ? vote.sheet : undefined};
  };

  // Showing

  function redraw() {
    if (frame || !app.words) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  }

  function draw() {
    document.body.dataset.view = store.state ? store.me.role : "door";
    render(page, view());
    if (store.state) document.title ||= app.title;
    if (store.me?.role === "screen") loading.get("projector")?.fit();
    else if (store.state) fetchAhead();
    minutes?.update();
    const ballot = store.state && openBallot(store.state);
    if (ballot && ballot.id !== seenBallot.id) {
      seenBallot = {id: ballot.id, at: performance.now()};
    }
  }

  /** What may be wanted soon, before the line is lost. */
  async function fetchAhead() {
    if (isFetchedAhead) return;
    isFetchedAhead = true;
    await idle();
    for (const part of ["pages", app.isOfficer && "officers", "pictures"]) {
      if (part) await loading.when(part).catch(() => {});
    }
  }

  function view() {
    if (!connection) return joinView(app, door);
    const {line} = connection;
    if (line.name === "refused") return refusedView(app, line.reason);
    if (line.name === "knocking") return waitingView(app, identity.kept.name ?? "");
    if (!store.state || !store.me) return openingView(app);
    if (store.me.role !== "screen") return frameView(app);
    return loading.get("projector")?.projectorView(app) ?? openingView(app);
  }

  function speak(language) {
    app.words = createWords(language, tables[language], () => store.state?.header.timeZone);
    document.documentElement.lang = language;
    document.documentElement.dir = app.words.direction;
    document.title = app.title;
  }

  function tick() {
    announcer.tick();
    const {state} = store;
    const moving = state && (openBallot(state) || state.floor.speaker);
    if (moving || acts?.isFading || (connection && connection.line.name !== "open")) redraw();
  }

  // Beginning

  async function begin() {
    const language = languages.find((one) => one === kept("language")) ?? "ar";
    tables[language] = await fetchTable(language);
    speak(language);
    announcer = createAnnouncer(app, {
      polite: document.getElementById("polite"),
      assertive: document.getElementById("assertive"),
    });
    store.subscribe(changed);
    setInterval(tick, TICK);
    addEventListener("visibilitychange", () => { if (!document.hidden) connection?.wake(); });
    addEventListener("online", () => connection?.wake());
    addEventListener("pageshow", () => connection?.wake());
    addEventListener("hashchange", () => location.reload());
    addEventListener("beforeunload", (event) => {
      if (connection?.hasUnsent && connection.line.name !== "refused") event.preventDefault();
    });
    meeting = /^\/meetings\/([^/]+)/.exec(location.pathname)?.[1];
    if (!meeting) return redraw();
    meeting = decodeURIComponent(meeting);
    await enter(location.hash.slice(1));
  }

  /** Goes to the meeting by what stood behind the # of its address. */
  async function enter(fragment) {
    identity = openIdentity(sessionStorage, meeting);
    const code = /^code=(.*)$/.exec(fragment)?.[1];
    if (code) {
      Object.assign(identity.kept, {code: decodeURIComponent(code)});
    } else if (fragment && fragment !== identity.kept.token) {
      // Another person's link in the same tab is another person.
      if (identity.kept.token) identity.renew();
      Object.assign(identity.kept, {token: fragment, code: undefined, name: undefined});
    }
    // Not for the eyes of those who look at a shared screen.
    history.replaceState(null, "", location.pathname);
    await claimIdentity(identity);
    identity.save();
    const {token, name} = identity.kept;
    if (!token && !(identity.kept.code && name)) {
      door = {code: identity.kept.code ?? "", name: "", codeKnown: Boolean(identity.kept.code)};
      return redraw();
    }
    open();
  }

  function open() {
    keyParts = createKeyParts(localStorage, meeting);
    sheetDrafts = createSheetDrafts({
      device: localStorage, page: sessionStorage, meeting, seat: () => store.me?.seat,
      post: (ballot, mark, answers) => connection.post(message.draft(ballot, mark, answers)),
      changed: redraw,
    });
    connection = createConnection({
      url: address.socket(location, meeting), identity, position: () => store.position,
      time: () => store.time,
      deliver: (name, body, own) => {
        store.receive(name, body, own);
        keyParts.receive(name, body);
        const kept = name === "kept" && store.state && ballotById(store.state, body.ballot);
        if (kept) {
          sheetDrafts.kept(kept, body.mark);
          redraw();
        }
        if (store.me) store.me.client = identity.kept.client;
      },
      lengthOf: (asked) => {
        const ballot = ballotInVote(asked);
        return isSecret(ballot) ? frameLength(ballot) : undefined;
      },
      changed,
    });
    acts = createActs(connection);
    fetchFingerprint().then((fingerprint) => {
      app.fingerprint = fingerprint;
      redraw();
    });
    connection.connect();
    redraw();
  }

  async function join(code, name) {
    door = {...door, code, name, busy: true, problem: undefined};
    redraw();
    if (!meeting) {
      const found = await findMeeting(code);
      if (!found.meeting) {
        door = {...door, busy: false, problem: found.problem};
        return redraw();
      }
      meeting = found.meeting;
      history.replaceState(null, "", `/meetings/${encodeURIComponent(meeting)}`);
    }
    identity ??= openIdentity(sessionStorage, meeting);
    Object.assign(identity.kept, {code, name, token: undefined});
    identity.save();
    door = {...door, busy: false};
    open();
  }

  function changed(change) {
    if (change?.kind === "links" && app.ui.copyNext) {
      const seat = app.ui.copyNext;
      app.ui.copyNext = undefined;
      app.copyLink(seat);
    }
    settleWaiters();
    if (connection && store.state) {
      if (change?.kind === "entry" || change?.kind === "snapshot") sheetDrafts.tidy(store.state.ballots);
      const sheet = change?.kind === "welcome" && openBallot(store.state);
      if (sheet?.sheet) sheetDrafts.resume(sheet, sheetKnown(sheet));
      keyParts.tidy(store.state);
      const part = connection.line.name === "open" && keyParts.wanted(store.live.boxes);
      if (part) connection.post(message.keyPart(part.ballot, part.part));
    }
    redraw();
  }

  function settleWaiters() {
    const settled = waiters.filter(({handle}) => handle.state === "recorded");
    waiters = waiters.filter(({handle}) => ["sending", "waiting"].includes(handle.state));
    for (const {handle, done} of settled) done(handle.entry);
  }

  async function copy(id, text) {
    const done = await copyText(text);
    Object.assign(app.ui, {copied: done ? id : "failed", linkText: text});
    if (done) announcer.say(app.say("link.copied"));
    redraw();
  }

  return {app, begin};
}

const root = document.getElementById("app");
if (location.pathname.startsWith("/committees/")) {
  import(COMMITTEE).then(({begin}) => begin(root));
} else {
  createApp(root).begin();
}
