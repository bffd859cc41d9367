/**
 * Keeps the answer of a function for the state that it was asked about last.
 * @template S, A
 * @param {(state: S) => A} compute
 * @returns {(state: S) => A}
 */
export function remembered(compute) {
  let last;
  let answer;
  return (state) => {
    if (state !== last) {
      answer = compute(state);
      last = state;
    }
    return answer;
  };
}
