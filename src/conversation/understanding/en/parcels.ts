import { listed, type IntentRules } from '../rules';

/** What people ask about what is on its way. */
export const englishParcels: readonly IntentRules[] = [
  {
    intent: { want: 'track', parcelIds: [] },
    phrases: listed(`
      status, track, tracking, tracker, trace, eta, whereabouts, where <parcel>|<driver>|my|it|they|he|is+the+box,
      where i+ordered|i+bought, status <parcel>, <parcel> status, what info*|details|news about|on|regarding <parcel>,
      locate|find|look+up <parcel>, location <parcel>,
      when|what+time|what+day <arrive>|<driver>|due|expected|leave,
      when get|getting|have|receive|expect <parcel>|it|this|that|them|mine|my,
      when will|is|do <parcel>|it|<driver>, when <parcel> <arrive>, when is+it+due, what+time|day <parcel>,
      is|are|will|has|have|did|does <parcel>|it|<driver>|they|he <arrive>,
      is|are|will|has|have|did <parcel>|it|<driver>|they <sent>|nearby|close|on+board|late|stuck|due,
      did|has it|<parcel> get|got|made|make to|there|it|here, am|will i get|getting|receive|have <parcel>|it,
      am i <parcel> <time>,
      haven+t|hasn+t|not|isn+t|still <arrive>|shipped|left|received|got|moved|updated|changed|scanned, not+here,
      not+arrived, still+nothing, nothing+yet, still+no, no+sign, nothing+has|nothing arrived|come, still+waiting,
      been waiting|expecting, waiting for|on|since|all|in|ages|days|weeks, expecting <parcel>,
      how far|long|soon|much+longer <parcel>|<driver>|away|take|taking|until|till|wait|off, how+many+stops,
      taking so|too|long|ages|forever, <parcel> late|delayed|delay|overdue|due|stuck|held|moved,
      it is|was|are late|delayed|overdue|stuck, supposed|meant|should|due|promised <arrive>,
      should+have been|come|arrived, in+transit, pending, checking+on,
      any|have information|details on|about|regarding, out+for+delivery, on+its+way, on+the+van|truck|board,
      in|at|left|through customs|depot|warehouse|hub, <driver> <parcel>|it board|van|nearby|today|now,
      has <driver> picked|got|collected, any|an update|news|word on|about|of|for|<parcel>,
      any+news|updates|update|idea when|where|why, tell|know|see|find+out|need|wondering where|when,
      been shipped|dispatched|sent|posted, how is <parcel> doing|going|getting,
      what happened|happening|going+on|up|about <parcel>, why is <parcel>|it stuck|late|taking|not, hold+up,
      expected|estimated|delivery date|time|day|window|slot, =update|news, =update|news please,
      =<parcel> update|news, not|no|hasn+t movement|moving|moved, should|must i stay|wait|be home|in|for
    `),
    hints: listed(`
      ~<parcel> <time>, ~<arrive> <time>, my <parcel>, delay, <arrive> before|by|until,
      still says|shows|showing|at|in, delayed, overdue, <not> heard anything|nothing, check <parcel>|on|for,
      see+where
    `),
  },
  {
    intent: { want: 'myParcels' },
    phrases: listed(`
      my <parcels>, =<parcels>|overview, list of+my|of+all, everything on+order,
      all|list|show|which|what|other|any|many|every|see <parcels>, where+are my <parcels>,
      show|list|see all|everything|my|of|every <parcels>, list|show everything|all,
      list what outstanding|open|coming, how+many <parcels>, how+many <parcels> coming|way|have,
      overview <parcels>, other|any <parcels> way|coming, do+i have other|any|more package|parcel|<parcels>,
      what|everything|anything|which else|have|is|am|that|i coming|way|expecting|ordered|on+order|outstanding|waiting|due,
      what|everything|anything else|is|am on+its+way|on+the+way|on+order|ordered|coming+this|coming+to+me,
      have|am i got|expecting coming|on+the+way|on+order, everything way|ordered|deliver*,
      anything+else|something+else coming|way|expected|due|order*, anything coming for+me|to+me,
      how much|many heading|coming|on+its|on+the way|me
    `),
  },
];
