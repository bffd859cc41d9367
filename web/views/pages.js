/** What is not on the first screen: the other tabs, forms, what a passage of the minutes opens. */

export {amendmentForm, motionForm, reasonForm, restateForm, voteForm} from "./amendForms.js";
export {closedPart} from "./closed.js";
export {followUpPart} from "./followUp.js";
export {listView} from "./list.js";
export {meetingView} from "./meeting.js";
export {passageDialog} from "./passage.js";
export {peopleView} from "./people.js";
