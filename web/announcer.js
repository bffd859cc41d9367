/**
 * Tells a person what they would miss without looking: a ballot that opens, its last ten seconds,
 * the verdict, being given the floor. By title, vibration, an optional sound, and for screen
 * readers in two live regions that speak of nothing else.
 */

import {motionText, openBallot} from "./derived.js";
import {casts} from "./othersVotes.js";
import {nameAndBody} from "./protocol.js";
import {outcomeName, personName} from "./sentences.js";

const LAST_SECONDS = 10_000;
const FLASH = 1_000;
const CALL = [200, 100, 200];

/**
 * @param {import("./main.js").App} app
 * @param {{polite: HTMLElement, assertive: HTMLElement}} regions
 */
export function createAnnouncer(app, {polite, assertive}) {
  let flashing;
  let warned;
  let audio;

  app.store.subscribe((change) => {
    if (change.kind !== "entry") return;
    for (const event of change.entry.events) {
      const [name, body] = nameAndBody(event);
      heard[name]?.(body);
    }
  });

  const heard = {
    ballotOpened: ({ballot}) => {
      const votes = casts(ballot, app.store.me?.seat);
      say(assertive, app.say(votes ? "announce.opened" : "announce.openedToOthers",
        {text: ballot.text}));
      if (!votes) return;
      call();
      flash();
    },
    ballotClosed: ({ballot: id}) => verdict(id),
    castingVoteGiven: ({ballot: id}) => verdict(id),
    ballotAnnulled: () => {
      stopFlashing();
      say(assertive, app.say("announce.annulled"));
    },
    adoptionStarted: () => asked(),
    addendumProposed: () => asked(),
    adoptionEnded: ({outcome}) => say(polite, app.say(
      outcome.kind === "adopted" ? "announce.adopted" : "announce.brokenOff")),
    floorGiven: ({seat}) => {
      const isMine = seat === app.store.me?.seat;
      say(polite, isMine ? app.say("announce.floor")
        : app.say("announce.floorOf", {name: personName(app.state, seat)}));
      if (isMine) vibrate(CALL);
    },
    floorRequested: ({seat, kind}) => {
      if (kind !== "pointOfOrder" || seat === app.store.me?.seat) return;
      say(polite, app.say("announce.pointOfOrder", {name: personName(app.state, seat)}));
    },
    motionProposed: ({motion}) => {
      if (motion.author === app.store.me?.seat) return;
      say(polite, app.say("announce.moved", {text: motionText(motion)}));
    },
    phaseChanged: ({phase}) => say(polite, app.say(`phase.${phase}`)),
  };

  function asked() {
    say(assertive, app.say("announce.frozen"));
    if (app.isSeated) call();
  }

  function verdict(id) {
    stopFlashing();
    const ballot = app.state.ballots.find((one) => one.id === id);
    if (!ballot?.state.result) return;
    say(assertive, app.say("announce.verdict", {
      outcome: outcomeName(app.words, app.state, ballot), text: ballot.text,
    }));
  }

  /** A region speaks when its content changes, so the same twice needs an empty moment. */
  function say(region, text) {
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 50);
  }

  function vibrate(pattern) {
    // Browsers refuse before the first tap.
    // `userActivation` is newer than TypeScript's description of the page.
    const {userActivation} = /** @type {any} */ (navigator);
    if (userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
  }

  function call() {
    vibrate(CALL);
    if (app.ui.sound) sound();
  }

  /** Two soft tones, made here: no file to load. */
  function sound() {
    audio ??= new AudioContext();
    audio.resume().then(() => [660, 880].forEach((frequency, index) => {
      const start = audio.currentTime + index * 0.18;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.4);
    })).catch(() => {});
  }

  function flash() {
    stopFlashing();
    let on = false;
    flashing = setInterval(() => {
      on = !on;
      document.title = on ? app.say("announce.title") : app.title;
      if (!document.hidden && on) stopFlashing();
    }, FLASH);
    document.title = app.say("announce.title");
  }

  function stopFlashing() {
    clearInterval(flashing);
    flashing = undefined;
    document.title = app.title;
  }

  return {
    /** To be called every second: says once that ten seconds are left. */
    tick() {
      const ballot = app.state && openBallot(app.state);
      if (ballot?.deadline === undefined) return;
      const key = `${ballot.id} ${ballot.deadline}`;
      const rest = ballot.deadline - app.store.now();
      if (rest > LAST_SECONDS || rest <= 0 || warned === key) return;
      warned = key;
      say(assertive, app.say("announce.last", {seconds: Math.ceil(rest / 1000)}));
    },
    /** Lets the sound be heard once, by the tap that allows it. */
    tryOut: sound,
    say: (text) => say(polite, text),
  };
}
