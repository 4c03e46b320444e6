import { listed, type IntentRules } from '../rules';

/** What is wrong, or should be done differently: a human must answer. */
export const englishProblems: readonly IntentRules[] = [
  {
    intent: { want: 'ticket', parcelIds: [], told: true },
    phrases: listed(`
      damag*, smash*, crush*, soaked|soaking, ripped, torn, dented, leak*, stolen|nicked|stole|thief|thieves,
      <thing>|parcel*|package*|arrived|came|inside|screen|glass|contents <broken>, is|are|was|were|up broken,
      cracked|shattered, parcel*|package|box|carton|it was|is|came|been opened|open|tampered,
      nothing in|inside box|it|envelope|parcel,
      wrong address|house|door|flat|place|street|neighbour|neighbor|person|name|<thing>, different house|door|flat,
      <thing>|something|half|contents missing|gone|lost|vanished|disappeared, missing <thing>|from|something,
      only+got|only+received|only+came one|half|part|two, never arrived|received|got|rang|knocked|came|turned,
      did+not|didn+t|don+t|doesn+t|nobody|never receive|received|have+it,
      didn+t|did+not|never get|got it|my|<parcel>, refund, replacement, compensat*, reimburse*, money back,
      claim from|for, file claim, report broken|damage*|missing|lost, who pays|paying|signed|took|has+it,
      return|exchange, send|sending|sent|returned back|sender,
      says|said|marked|shows|showing|apparently|supposedly|allegedly|status delivered|handed|signed but|nothing|not|never|no|t,
      says+delivered, shows+delivered, marked+as+delivered, marked+delivered, shows+as+delivered,
      supposedly|apparently|allegedly delivered, delivered but|nothing|never|none|nobody|nowhere|isn+t|not+here,
      leave|left|put|give|hand|bring|drop|dropped|deliver|take|go|delivered+to+my to|with|in|at|behind|by|round|outside|my <place>,
      leave|give|put|drop|hand with+number|at+number|to+number,
      delivered|given|gave|handed to|with <neighbour>|wrong|random, gave|handed my <parcel>, took my <parcel>,
      somebody|someone opened|took|has, leave|put|drop <place>,
      left|standing|sitting|sat outside|rain|wet|sight|street|garden|bin, none of them,
      threw|throw|thrown|chuck*|dumped|toss*|lobbed|kicked|hurled|launched over|in|at|on|it|<parcel>|my,
      missed you|me|card|delivery|<driver>|parcel, left|leave|leaving|got|just|only card|note|slip,
      card saying|through, ordered got|received one|1|only|half|wrong|instead,
      signature|signed isn+t|not|t|for|wasn+t, <not> sign|signed,
      <not>|nobody rang|ring|knock*|doorbell|bell|buzz*,
      <driver> never|rude|refuse*|didn|did+not|ignored|shouted|swore|drove+off|hit|left+my|left+it,
      driver+was rude,
      can|could|please|want|need|instead|rather|prefer deliver*|bring|come|leave instead|<weekday>|another|different|later|earlier|after|again,
      deliver|bring|come instead|another+day|later, rebook,
      redirect|divert|reroute|reschedule|rearrange|postpone|redeliver*, resend, deliver|bring|try|come again,
      collect|pick it|<parcel> myself|from|instead, hold|keep my|the <parcel>,
      rather|instead than|of my|home|door|delivering,
      won+t|not|can+t be+in|be+home|be+at+home|be+around|home|in+tomorrow|in+on|in+then,
      i+am|be|going away|out+till|out+until|on+holiday|on+vacation|holiday|abroad,
      change|correct|amend|move|switch delivery|address|date|day|slot|time+slot,
      update|new|old|different|another address, different|another|later|earlier day|date|slot,
      moved house|flat|apartment|place, we|i moved, old flat|address|house, someone|somebody else*, not+mine,
      t+mine,
      this|that|these|it|photo|signature isn+t+my|not+my|wasn+t+my|aren+t+my <thing>|house|door|name|signature|flat|address,
      not+what|t+what|t+the|not+the i+ordered, lost|lose my|the|a <parcel>, charged|overcharged, tracking+broken,
      return* order|parcel|package|sender
    `),
    hints: listed(`
      neighbour*|neighbor*, driver*|courier*, broken, can|could|want i collect|pick, change where, pieces,
      <parcel> lost|gone|open, leave|drop|deliver with|at|by|behind|outside, don+t leave
    `),
  },
  {
    intent: { want: 'ticket', parcelIds: [], told: false },
    phrases: listed(`
      open|new|a ticket, question about, have|ask|got|quick question, =question, =a question, =ticket, complain*,
      make|file complain*, problem*|issue|trouble with, have|there problem*|issue, something+is wrong,
      report problem*|issue|something, ask something|question about, pass|create a|question question|request|on
    `),
    hints: listed(`
      disgrace*, ridiculous, unacceptable, terrible, worst, useless, rubbish, pathetic, appalling, disgusting,
      awful, shambles, absolute+joke, fed+up, scam, liars, rude, angry, furious
    `),
  },
];
