// A rule as it is stated before the vote and printed beside the result.

import { isConsensus } from "../../ballots.js";
import { DecisionSentences } from "./decisions.js";

/** @typedef {import("../../ballots.js").Rule} Rule */
/** @typedef {import("../../ballots.js").Majority} Majority */

const numbers = { approval: "least most", points: "least most mostEach", election: "seats least most" };

export class RuleSentences extends DecisionSentences {
  /**
   * The rule of the meeting, or of a ballot with its limits, in one sentence.
   * @param {Rule} rule
   * @param {import("../../ballots.js").Method} [method]
   * @param {import("../../ballots.js").Limits} [limits]
   */
  rule(rule, method = "yesNo", limits = {}) {
    const parts = [...this.#decisive(rule, method), ...this.#limits(limits, method)];
    if (["yesNo", "choice", "ranking", "election"].includes(method)) {
      const plain = `tie.${rule.tie}`;
      const tie = method === "yesNo" ? plain : `${plain}.options`;
      parts.push(this.say("rule.inTie", { tie: this.ifPresent(tie) ?? this.say(plain) }));
    }
    for (const key of [`rule.abstention.${rule.abstention}`, `rule.blank.${rule.blank}`]) {
      const treatment = this.ifPresent(key);
      if (treatment !== undefined) parts.push(treatment);
    }
    if (!rule.weighted) parts.push(this.say("rule.unweighted"));
    if (rule.proxies > 0) parts.push(this.say("rule.proxies", { count: rule.proxies }));
    parts.push(...rule.quorums.map(({ threshold, base, measured }) => this.say("rule.quorum", {
      threshold: this.threshold(threshold), whom: this.say(`quorumBase.${base}`),
      when: this.say(`measured.${measured}`),
    })));
    return this.say("verdict", { outcome: this.joined(parts, "semicolon") });
  }

  /** The rule that is frozen in a ballot. @param {import("../../ballots.js").Ballot} ballot */
  ruleOf({ rule, method, limits }) { return this.rule(rule, method, limits); }

  /** What decides. @param {Rule} rule */
  #decisive(rule, method) {
    if (method === "graded") {
      return [rule.share === "voted" ? this.say("rule.graded")
        : this.say("rule.graded.of", { base: this.base(rule.share, rule) })];
    }
    if (method === "points") return [this.say("rule.ranked")];
    if (method === "ranking") {
      return rule.ranking === "schulze" ? [this.say("rule.schulze")]
        : [this.say("rule.instantRunoff"), this.say(`rule.elimination.${rule.elimination}`)];
    }
    const { majorities } = rule;
    if (majorities.length === 0) {
      return [this.say(method === "approval" ? "rule.ranked" : "rule.most")];
    }
    if (majorities.length === 1) return this.#majority(majorities[0], rule);
    const steps = majorities.map((majority, index) =>
      this.say("rule.step", { number: index + 1, majority: this.step(majority, rule) }));
    return [this.say("rule.ladder", { steps: this.joined(steps) })];
  }

  #majority(majority, rule) {
    const what = isConsensus(majority) ? [this.say("rule.consensus")] : [
      this.say("rule.majority", { threshold: this.threshold(majority.threshold) }),
      this.say("rule.countedOf", { base: this.base(majority.base, rule) }),
    ];
    return [...what, ...this.#constituencies(majority)];
  }

  /** A majority as a step of a ladder. @param {Majority} majority @param {Rule} rule */
  step(majority, rule) {
    const what = isConsensus(majority) ? this.say("majority.consensus") : this.say("majority", {
      threshold: this.threshold(majority.threshold), base: this.base(majority.base, rule),
    });
    return this.joined([what, ...this.#constituencies(majority)]);
  }

  #constituencies({ inEachConstituency, leastPerConstituency: count }) {
    return [
      ...(inEachConstituency ? [this.say("rule.eachConstituency")] : []),
      ...(count > 0 ? [this.say("rule.leastPerConstituency", { count })] : []),
    ];
  }

  /** What a majority is counted of, as the rule treats abstention and blank. */
  base(base, { abstention, blank }) {
    if (base !== "cast") return this.say(`base.${base}`);
    if (abstention === "apart") {
      return this.say(blank === "apart" ? "base.cast" : "base.cast.withoutAbstentions");
    }
    return this.say(blank === "apart" ? "base.cast.withoutBlanks" : "base.cast.all");
  }

  #limits(limits, method) {
    if (method === "ranking") {
      return limits.sharedPlaces === undefined ? []
        : [this.say(limits.sharedPlaces ? "rule.limits.sharedPlaces" : "rule.limits.ownPlaces")];
    }
    const needed = method === "election" ? limits.seats : limits.most;
    if (!numbers[method] || needed === undefined) return [];
    const values = numbers[method].split(" ").map((name) => [name, limits[name] ?? ""]);
    return [this.say(`rule.limits.${method}`, Object.fromEntries(values))];
  }
}
