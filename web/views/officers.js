/** What only the chair and the secretary do. */

export {chairPart, nextStepPart} from "./chair.js";
export {checksPart} from "./checks.js";
export {headerForm} from "./header.js";
export {linksPart} from "./links.js";
export {proxyControls} from "./proxyNotes.js";
export {rollCallPart} from "./rollcall.js";
export {deviceControl, tellersPart} from "./room.js";
export {rulesForm} from "./rulesForm.js";
export {seatForm} from "./seat.js";
