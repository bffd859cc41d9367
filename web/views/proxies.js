/** Who votes for whom: giving one's vote and taking it back, and the votes that one gives. */

import {
  isOver, openBallot, proxiesHeldBy, proxyOf, seatsById, voters,
} from "../derived.js";
import {byHandIn, calledIn, castOnDevice, electorOf} from "../othersVotes.js";
import {command} from "../protocol.js";
import {h} from "../render.js";
import {personName} from "../sentences.js";
import {badge, confirmed, field, icon, inline, press, problem} from "./parts.js";

/** @typedef {import("./parts.js").App} App */

/** An elector by name, "X for Y" where another votes. @param {App} app */
export const electorName = (app, {seat, holder}) => holder === undefined
  ? personName(app.state, seat)
  : app.say("proxy", {holder: personName(app.state, holder), name: personName(app.state, seat)});

// In a ballot

/** That some vote by name or by hand, and before whom. @param {App} app */
export function othersVotesLines(app, ballot) {
  const called = calledIn(ballot).length;
  const hands = byHandIn(ballot);
  return (called > 0 || hands.length > 0) && h("div", {class: "ways", key: "ways"},
    called > 0 && h("p", {class: "muted small"}, app.say("ballot.rollCall", {count: called})),
    ballot.hand && h("p", {class: "muted small"}, app.say("ballot.byHand", {
      count: hands.length,
      names: hands.map((elector) => electorName(app, elector)).join(app.say("comma")),
      tellers: ballot.hand.tellers.map((seat) => personName(app.state, seat))
        .join(app.say("comma")),
    })));
}

/**
 * A card for each vote that one gives on this device, one's own first; or how one votes else;
 * `undefined` for whoever votes in no way.
 * @param {App} app
 * @param {import("../ballots.js").Ballot} ballot
 * @param {(app: App, ballot: Object, seat?: string) => any} choices
 */
export function ownVotes(app, ballot, choices) {
  const me = app.store.me.seat;
  const own = electorOf(ballot, me);
  const cards = castOnDevice(ballot, me);
  if (own?.means !== undefined) {
    return h("p", {class: "notice", key: "way"},
      app.say(own.means === "hand" ? "ballot.ownByHand" : "ballot.ownByName"));
  }
  if (cards.length === 0) return undefined;
  if (cards.length === 1 && cards[0].seat === me) return choices(app, ballot);
  return h("div", {class: "vote-cards", key: "cards"}, cards.map((elector) => {
    const isOwn = elector.seat === me;
    const id = `card-${elector.seat}`;
    return h("section", {class: isOwn ? "vote-card" : "vote-card held", key: elector.seat,
      "aria-labelledby": id},
    h("h2", {id}, isOwn ? app.say("ballot.yourOwn")
      : inline("span", null, app.say("ballot.youFor", {name: personName(app.state, elector.seat)})),
    elector.weight > 1 && h("small", null, " ", app.say("weight.is", {weight: elector.weight}))),
    choices(app, ballot, isOwn ? undefined : elector.seat));
  }));
}

// Among the people

/** What is known of a seat's proxies, beside the name. @param {App} app */
export function proxyBadges(app, seat) {
  const given = proxyOf(app.state, seat.id);
  return [
    given && badge(app.say("proxy.by", {name: personName(app.state, given.holder)}), "quiet"),
    proxiesHeldBy(app.state, seat.id).map(({giver}) =>
      badge(app.say("proxy.of", {name: personName(app.state, giver)}), "quiet")),
  ];
}

/** Who could hold the vote of `giver` now. */
function possibleHolders(state, giver) {
  return voters(state).filter(({id}) => id !== giver && !proxyOf(state, id) &&
    proxiesHeldBy(state, id).length < state.rules.rule.proxies);
}

/** Who could hold the vote of `giver`. @param {App} app */
export function holderMenu(app, giver, value, onchange) {
  return field(app.say("proxy.holder"), h("select", {
    liveValue: value, onchange: (event) => onchange(event.target.value),
  }, h("option", {value: "", key: "nobody"}, app.say("proxy.holder.none")),
  possibleHolders(app.state, giver).map(({id}) =>
    h("option", {value: id, key: id}, personName(app.state, id)))));
}

/** Giving one's own vote away, or whose it is now. @param {App} app */
export function ownProxy(app) {
  const {state, ui} = app;
  const me = seatsById(state).get(app.store.me.seat);
  if (!app.isSeated || !me?.votes || isOver(state)) return null;
  const given = proxyOf(state, me.id);
  if (given) {
    return h("section", {class: "own-proxy", key: "own-proxy"},
      h("p", null, icon("people"), " ", inline("strong", null,
        app.say("proxy.own", {name: personName(state, given.holder)}))),
      h("p", {class: "muted small"}, app.say("proxy.own.hint")),
      waitsForBallot(app) ?? confirmed(app, {command: command.takeBackProxy(),
        label: app.say("proxy.takeBack"), kind: "small",
        question: app.say("proxy.takeBack.question", {name: personName(state, given.holder)})}),
      problem(app, command.takeBackProxy()));
  }
  if (!state.rules.rule.proxies || proxiesHeldBy(state, me.id).length > 0) return null;
  const form = (ui.proxy ??= {isOpen: false, holder: ""});
  const change = (more) => { Object.assign(form, more); app.redraw(); };
  return h("section", {class: "own-proxy", key: "own-proxy"},
    !form.isOpen ? press({class: "small", "aria-expanded": "false",
      onclick: () => change({isOpen: true})}, app.say("proxy.give"))
      : h("div", {class: "form"},
        holderMenu(app, me.id, form.holder, (holder) => change({holder})),
        h("p", {class: "muted small"}, app.say("proxy.give.hint",
          {count: state.rules.rule.proxies})),
        waitsForBallot(app) ?? h("div", {class: "row"},
          press({class: "quiet", onclick: () => change({isOpen: false})}, app.say("cancel")),
          confirmed(app, {command: command.giveProxy(form.holder || undefined),
            label: app.say("proxy.give.do"), kind: "primary", disabled: !form.holder,
            question: app.say("proxy.give.question", {name: personName(state, form.holder)}),
            after: () => app.whenSettled(command.giveProxy(), () => { ui.proxy = undefined; })})),
        problem(app, command.giveProxy())));
}

/** Nothing about proxies changes while a ballot is open. @param {App} app */
export const waitsForBallot = (app) => (openBallot(app.state)
  ? h("p", {class: "muted small"}, app.say("proxy.whileOpen")) : undefined);

/** Whose votes one gives beside one's own. @param {App} app */
export function heldProxies(app) {
  const held = app.isSeated ? proxiesHeldBy(app.state, app.store.me.seat) : [];
  if (held.length === 0 || isOver(app.state)) return null;
  const names = held.map(({giver}) => personName(app.state, giver)).join(app.say("comma"));
  return h("section", {class: "own-proxy", key: "held-proxies"},
    h("p", null, icon("people"), " ", inline("strong", null, app.say("proxy.held", {names}))),
    h("p", {class: "muted small"}, app.say("proxy.held.hint")));
}

/** To say that one is here takes the vote back. @param {App} app */
export function comingTakesBack(app) {
  const given = proxyOf(app.state, app.store.me.seat);
  return given && h("p", {class: "muted"},
    app.say("proxy.coming", {name: personName(app.state, given.holder)}));
}
