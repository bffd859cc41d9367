/** What is not on the first screen: the other tabs, and what a passage of the minutes opens. */

export {closedPart} from "./closed.js";
export {listView} from "./list.js";
export {meetingView} from "./meeting.js";
export {passageDialog} from "./passage.js";
export {peopleView} from "./people.js";
