import { listed, type IntentRules } from '../rules';

/** What people say to whoever answers, whatever it is about. */
export const englishTalk: readonly IntentRules[] = [
  {
    intent: { want: 'greeting' },
    phrases: listed(`
      hello, hi, hiya, hey, heya, howdy, yo, greetings, good morning|evening|day|afternoon,
      =morning|evening|afternoon, =morning|evening|afternoon all|everyone|everybody, =sup, start, get started
    `),
    hints: listed(`anybody+there, anyone+there`),
  },
  {
    intent: { want: 'help' },
    phrases: listed(`
      help, menu, options, commands, instructions, what can|could you|i do|ask|help, what+are+you able|good,
      what topics|questions, what+do+you+do, how do|does|to this|it|here|you work|use, how use this|it,
      no idea how, explain what|how, first time using, what things can|could, how this works, =what is this,
      what do+i+do|should+i+do|should+i+write|to+do|to+write, don+t|not know what, new+here
    `),
    hints: listed(`don+t|not understand|get+it, i+am lost|confused`),
  },
  {
    intent: { want: 'whoAreYou' },
    phrases: listed(`
      who are you, are you bot|human|robot|machine|person|real|ai|computer|chatgpt|automated,
      who am i talking|chatting|speaking|writing|typing,
      am i talking|chatting|speaking|writing|typing bot|robot|machine|person|human|computer|ai,
      is this automated|bot|robot|ai|real|automatic|chatgpt|machine|human, what is your name, =what are you,
      =who is this|that|there, bot|robot|human|person or bot|robot|human|person|machine,
      is there|this human|person|software reading|answering|here, human reading,
      is machine|computer|bot|human answering|replying|writing, replies|answers come program|bot|machine,
      is anybody|anyone|somebody|someone real there|here
    `),
  },
  {
    intent: { want: 'thanks' },
    phrases: listed(`
      thank*, thank you, thanks|thx|ta|cheers, thank* a+lot|much, appreciate*, much+obliged, =ty, tysm,
      =perfect|great|awesome|brilliant|lovely|excellent|amazing|legend|wonderful, =nice one,
      you are star|legend|lifesaver|best|great, you+rock, =super nice, really|so|very|most|super|was helpful,
      helped me|lot, =that helped
    `),
    unless: listed(`not|t helpful|helping, thanks+for+nothing`),
  },
  {
    intent: { want: 'cancel' },
    phrases: listed(`
      never mind, nevermind|nvm, forget+it|forget+about|forget+that|forget+what, =cancel, =cancel that|it|please,
      =please cancel, =stop, =stop stop, =stop it|that|this, =no forget it,
      start|begin over|again|beginning|afresh|scratch|anew, =restart|reset, doesn+t matter,
      from the beginning|start|scratch, don+t need this|it anymore|any, scratch|scrap+that, =back, =go back,
      =leave it, =no leave it, =no wait, =wait, wanted something else|different
    `),
    hints: listed(`changed+my+mind, my+mistake, not+important`),
    unless: listed(`don+t+forget, not+forget, never+forget, to+forget`),
  },
  {
    intent: { want: 'language', locale: 'en' },
    phrases: listed(`
      english, in|speak|only english, switch to english, not|no|t understand|speak german, no german
    `),
  },
  {
    intent: { want: 'language', locale: 'de' },
    phrases: listed(`
      german, in|speak|only german, switch to german, t|not understand|speak english, no english
    `),
  },
  {
    intent: { want: 'human' },
    phrases: listed(`
      talk|speak|chat|write|type to|with|through <staff>|works|actually, speak|talk|chat live|<agent>,
      want|need|get|give|find|rather|prefer|connect|transfer|reach|contact a+<agent>|an+<agent>|actual+<agent>|real+<agent>|to+<agent>|with+<agent>,
      get+me|give+me|put+me|connect+me|transfer+me|pass+me|let+me <agent>, get+me|put+me someone|somebody,
      can|could a+<agent>|an+<agent>, assistance|help from <agent>, =agent agent agent, call you,
      can|could <agent> contact|call|ring me, anyone|anybody working, your number, put+me on|through, put through,
      put|pass through to|you <staff>, real|actual|live|proper|living person|human|people|agent|being|chat|adviser,
      =<agent>|hotline, =<agent> please|now, human|agent|operator please, live agent|person|human|chat,
      =live chat|support, someone|somebody|person real|human, representa*|operator|adviser|advisor,
      customer+service|services|care|support, ring|call|phone me, call|ring|phone me back, callback,
      someone|somebody|anyone|anybody chat|talk|speak|phone|call,
      can|could person|human|colleague|manager take|help|answer|reply,
      a|your|the|what|have phone+number|telephone+number|hotline, =hotline number, =phone number,
      t|not|no|rather want|talk|type|speak|more|than bot|robot|machine|computer, not+a|no bot|bots|robot|machine,
      not+helping agent|human|person, who team|staff around|available|there|free|online, get+hold+of
    `),
    unless: listed(`
      no+human|no+humans|no+person|no+agent please|needed|thanks,
      t+want+a+human|t+need+a+human|t+want+an+agent|t+want+a+person|t+need+a+person|t+want+to+talk+to+a+human|t+want+to+speak+to+a+human
    `),
  },
  {
    intent: { want: 'unknown' },
    phrases: listed(`
      don+t|not|never log|sign me out|in,
      don+t|not|never delete|erase|unlink|disconnect|remove anything|account|data|me|everything,
      don+t|not|never mute|unsubscribe, cancel my|the|an <parcel>, hiring, recruiting, vacanc*, a+job, become a,
      work for|as, opening hours, how much cost*|is|for
    `),
  },
];
