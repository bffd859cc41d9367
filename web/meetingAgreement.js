/**
 * How agreement on the minutes and their adoption fold: the same as `AgreementApply.swift`. Pure.
 */

/** The appliers of these events, as in `meeting.js`. */
export const agreementAppliers = {
  viewStated: (state, {view}) =>
    withAgreement(state, {views: [...viewsBut(state, view.block, view.seat), view]}),
  viewTakenBack: (state, {block, seat}) =>
    withAgreement(state, {views: viewsBut(state, block, seat)}),
  viewsVoided: (state, {blocks}, {at}) => withAgreement(state, {
    views: state.agreement.views.map((view) =>
      blocks.includes(view.block) && view.voidedAt === undefined ? {...view, voidedAt: at} : view),
  }),
  sectionLocked: (state, {lock}) =>
    withAgreement(state, {locks: [...state.agreement.locks, lock]}),
  sectionUnlocked: (state, {heading}) => withAgreement(state, {
    locks: state.agreement.locks.filter((lock) => lock.heading !== heading),
  }),
  wordingProposed: (state, {proposal}) =>
    withAgreement(state, {proposals: [...state.agreement.proposals, proposal]}),
  proposalSettled: (state, {proposal, kind, reason}, {at, by}) => withAgreement(state, {
    proposals: changed(state.agreement.proposals, proposal, (one) =>
      ({...one, settlement: {kind, by, at, reason}})),
  }),
  threadOpened: (state, {thread}) =>
    withAgreement(state, {threads: [...state.agreement.threads, thread]}),
  commentAdded: (state, {thread, comment}) => withThread(state, thread, (one) =>
    ({...one, comments: [...one.comments, comment]})),
  threadResolved: (state, {thread}, {at, by}) => withThread(state, thread, (one) =>
    ({...one, resolution: {by, at}})),
  threadReopened: (state, {thread}) => withThread(state, thread,
    ({resolution: _, ...one}) => one),

  adoptionStarted: (state, {adoption}) => ({
    ...state, adoptions: {...state.adoptions, minutes: [...state.adoptions.minutes, adoption]},
  }),
  addendumProposed: (state, {addendum}) => ({
    ...state, adoptions: {...state.adoptions, addenda: [...state.adoptions.addenda, addendum]},
  }),
  responseGiven: (state, {response}) => withOpenAdoption(state, (adoption) => ({
    ...adoption, responses: [...responsesBut(adoption, response.seat), response],
  })),
  responseWithdrawn: (state, {seat}) => withOpenAdoption(state, (adoption) =>
    ({...adoption, responses: responsesBut(adoption, seat)})),
  adoptionEnded: (state, {outcome}) => withOpenAdoption(state, (adoption) =>
    ({...adoption, outcome})),
};

const changed = (list, id, change) => list.map((one) => (one.id === id ? change(one) : one));

const viewsBut = (state, block, seat) =>
  state.agreement.views.filter((view) => view.block !== block || view.seat !== seat);

const responsesBut = ({responses}, seat) => responses.filter((one) => one.seat !== seat);

const withAgreement = (state, change) =>
  ({...state, agreement: {...state.agreement, ...change}});

const withThread = (state, id, change) =>
  withAgreement(state, {threads: changed(state.agreement.threads, id, change)});

/** The adoption that is going on is that of the minutes or of the last addendum. */
function withOpenAdoption(state, change) {
  const {minutes, addenda} = state.adoptions;
  const last = minutes.at(-1);
  if (last && !last.outcome) {
    return {
      ...state, adoptions: {minutes: [...minutes.slice(0, -1), change(last)], addenda},
    };
  }
  const addendum = addenda.at(-1);
  if (!addendum || addendum.adoption.outcome) return state;
  const next = {...addendum, adoption: change(addendum.adoption)};
  return {...state, adoptions: {minutes, addenda: [...addenda.slice(0, -1), next]}};
}
