import { listed, type IntentRules } from '../rules';

/** What people want done with their account, their updates and their data. */
export const englishAccount: readonly IntentRules[] = [
  {
    // Also of whoever gets none, and wonders: they want none muted.
    intent: { want: 'preferences' },
    phrases: listed(`
      =settings, =preferences, =notifications, change|my|notification settings|preferences,
      why|get|getting|receive no+more <updates>, not|t getting|receiving|get|receive <updates>,
      why no+more <updates>,
      why|not|t stop sending|messaging|notifications|notifying|updates|writing|texting|alerts|messages,
      why|you don+t|not message|write|text|notify|send messages|updates|me|notifications|alerts
    `),
    unless: listed(`want|like|wish get|receive|getting`),
  },
  {
    intent: { want: 'mute', parcelIds: [] },
    phrases: listed(`
      mute, want get|receive no more <updates>, no|less|fewer|too+many|so+many|enough <updates>,
      no|less|fewer more <updates>,
      stop|quit sending|texting|writing|notifying|pinging|spamming|bothering|contacting|bugging|<updates>,
      turn|switch|shut|cut off|them|<updates> off|<updates>, turn|switch <updates>|them off,
      disable|deactivate|silence|pause <updates>, <updates> off, unsubscribe, opt+out,
      don+t|not+to|no+need+to send <updates>,
      don+t|not+to|no+need+to message|text|write|notify|ping|bother|contact|spam|tell me|about|anymore|every,
      t|not want|need <updates>, <updates> annoying, annoying <updates>,
      phone keeps|won+t buzz*|pinging|ringing|going, shut+up, leave+me+alone, be+quiet, =quiet|silence,
      =quiet please
    `),
    unless: listed(`
      t|not|never mute|unsubscribe|silence|disable, why|you t|not <send>, turn|switch <updates> on,
      no|not since|for+days|for+weeks|for+a+week
    `),
  },
  {
    intent: { want: 'unmute', parcelIds: [] },
    phrases: listed(`
      unmute, <updates> again|back, =<updates> on, turn|switch on|back <updates>,
      turn|switch <updates> on|back|again, turn|switch them on|back,
      enable|resume|reactivate|restart|restore|reenable|start <updates>,
      message|messaging|write|text|notify|update|inform|alert me again,
      keep me posted|updated|informed|in+the+loop, message|messaging|write|text|notify me about again,
      start messaging|sending|notifying|updating again|me|<updates>, hear+from+you again
    `),
    unless: listed(`don+t|not|never unmute, don+t|never <send> me, no+more`),
  },
  {
    intent: { want: 'link' },
    phrases: listed(`
      link, log|sign|logging|signing in|on, log|sign me in, login|signin|logon, connect, <connect> account,
      hook up account, register|sign+up, account <connect>, have+an|have+got+an|already+have|already+got account,
      already|registered|existing customer, use my account
    `),
    unless: listed(`don+t|not|never connect|link|log|sign`),
  },
  {
    intent: { want: 'linkOnComputer' },
    phrases: listed(`
      i|am on my|a computer|pc|laptop|desktop, am on|at computer|pc|laptop|desktop, =on computer|pc|laptop,
      =on a|my computer|pc|laptop, =computer, no button, button not|t|nothing work*|happens|do, button nothing,
      nothing happens button, can+t|can+not log|sign in, log|sign in not|doesn+t work*, login not|doesn+t work*
    `),
  },
  {
    intent: { want: 'unlink' },
    phrases: listed(`
      unlink*, unlink account, log|sign out|off, log|sign me out|off, logout|signout|logoff, disconnect*, unpair,
      disconnect account|chat, remove|delete|undo|break link|connection,
      remove|delete link|account|connection to|from|off my|here|messenger|facebook|chat,
      take|get|remove|detach account off|out|from chat|here|messenger|facebook|it,
      t|not|longer account connected|linked, account connected|linked anymore|more
    `),
    unless: listed(`
      don+t|not|never log|sign out|me|off, don+t|not|never unlink|disconnect*|remove,
      why was|am|did|is logged|disconnected|signed
    `),
  },
  {
    intent: { want: 'deleteData' },
    phrases: listed(`
      <erase> <data>, delete|erase|close account, <erase> chat|conversation|profile, =delete me, =erase me,
      =forget me, =please forget me, forget everything about+me|you, right to be forgotten, want to be forgotten,
      data deletion|erasure|removal, deletion|erasure data|request, gdpr erasure|erase*|delete*|deletion,
      <data> deleted|erased|removed|wiped|gone, stop keeping|storing|saving|holding me|data|anything|info*|details
    `),
    unless: listed(`don+t|not|never delete|erase|remove|wipe|forget|lose`),
  },
  {
    intent: { want: 'exportData' },
    phrases: listed(`
      send|get|give|show|download|export|see|request my data|info*, send|give|show me my data,
      export|download data, copy of all|my|the data|info*, copy data|info*|details about|hold|mine,
      what|which data|info*|details do|have|about|hold|store|of you|me|mine, what data|info*|details do|have you,
      =my data, data export, what do you know about me, what have|do you saved|stored|store|hold|keep about|on me,
      what|which data|info*|details stored|saved|file|kept, what is|that stored|saved|kept about me, on+file,
      subject|data access request, access request, gdpr request|copy|access, file|copy with|of all my data
    `),
    unless: listed(`t|not|never send|show|export|download|give data|info*`),
  },
];
