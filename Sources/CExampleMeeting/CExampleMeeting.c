#include "CExampleMeeting.h"

static const unsigned char meeting[] = {
#embed "meeting.json"
};

const unsigned char *CExampleMeetingBytes(void) { return meeting; }

size_t CExampleMeetingCount(void) { return sizeof meeting; }
