import { listed, type LanguageRules } from './rules';

export const englishRules: LanguageRules = {
  locale: 'en',
  intents: [
    {
      intent: { want: 'greeting' },
      phrases: listed(`
        hello, hi, hiya, hey, howdy, yo, good morning|evening|day|afternoon,
        =morning|evening|afternoon all|everyone|everybody, start, get started
      `),
    },
    {
      intent: { want: 'help' },
      phrases: listed(`
        help, menu, options, commands, what can|could you|i do|ask|help, how does|do this|it|i work|use,
        how to use, no idea how, explain what|how, first time using, what things can|could, how this works
      `),
    },
    {
      intent: { want: 'whoAreYou' },
      phrases: listed(`
        who are you, are you bot|human|robot|machine|person|real|ai|computer,
        who am i talking|chatting|speaking|writing,
        am i talking|chatting|speaking|writing bot|robot|machine|person|human|computer,
        is this automated|bot|robot|ai|real|automatic, what* your name, what are you, =who is this|that,
        is there|this human|person|software reading|answering|here, human reading
      `),
    },
    {
      intent: { want: 'thanks' },
      phrases: listed(`
        thank you, thanks|thx|ta|cheers, appreciate*|appreciated, thank* you|a lot|much
      `),
    },
    {
      intent: { want: 'track', parcelIds: [] },
      phrases: listed(`
        status, track, tracking, trace, where* parcel*|package*|shipment*|order*|delivery|stuff|thing*,
        status parcel*|package*|shipment*|order*, parcel|package|shipment|order|delivery status,
        when|what arriv*|deliver*|come*|coming|arrive*, when get|have parcel*|package*|order*|delivery,
        when will|is parcel*|package*|order*|delivery|shipment*|it|driver,
        when parcel*|package* arriv*|coming|come|here, when|will it be here, when delivery get,
        not|hasn*|haven*|hasnt arrived|come|shipped,
        still waiting|hasn* parcel*|package*|order*|delivery|come|arrived,
        is|are|will|has|did parcel*|package*|order*|delivery|shipment*|driver|courier coming|arriv*|here|come|out|shipped|dispatched|left,
        what time is|will|does parcel*|package*|delivery|order*|driver|courier,
        what time deliver*|delivery|arriv*, how far|long away|parcel*|package*|driver|delivery|until|till,
        any|an update|news|sign on|about|of, where* it|they, tell|know|see where,
        waiting for parcel*|package*|order*|delivery, been shipped|dispatched|sent, on its way
      `),
    },
    {
      intent: { want: 'myParcels' },
      phrases: listed(`
        my parcels|packages|shipments|orders|deliveries,
        all|list|show|which|what|other|any|many parcels|packages|shipments|orders|deliveries,
        show|list|see all parcels|packages|shipments|orders|deliveries,
        show|list my parcels|packages|shipments|orders|deliveries,
        where are my parcels|packages|shipments|orders|deliveries,
        what have|do|am i got|have coming|way|order|ordered|expecting, have i got coming|on way|order,
        everything deliver*|way|coming|ordered, other|any parcels|packages|orders way|coming,
        how many parcels|packages|orders|deliveries, overview parcels|packages|orders|deliveries
      `),
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: true },
      phrases: listed(`
        damaged|smashed|crushed|soaked|ripped|torn|dented|leaking|stolen,
        is|are|was|were|arrived|up|came broken, parcel*|package*|box|everything wet|empty,
        parcel|package|box|carton was|is|came opened|open|empty,
        wrong address|parcel|package|item|house|door|neighbour|neighbor|size|colour|color|thing,
        item*|something|parcel*|package*|part*|half|stuff missing|gone|lost,
        never arrived|received|got|rang|knocked|came|turned,
        not|didn*|don*|doesn* receive|received|ring|got|get, refund|replacement|compensation, money back,
        claim from|for, return|exchange,
        says|said|marked|shows|apparently delivered but|nothing|not|never|no,
        delivered but|nothing|never|none|no|not, left with|in|out|at neighbour|neighbor|rain|street|wrong,
        none of them,
        deliver|bring|come|leave instead|saturday|sunday|monday|tuesday|wednesday|thursday|friday|another|different|later,
        wont|won*|not home|be|in home|in|monday|friday,
        bring|deliver on|it monday|tuesday|wednesday|thursday|friday|saturday,
        change|update|correct|new|old|different delivery|address|date|day, change address|date|day|delivery,
        moved house, old flat|address|house, someone* else* package|parcel|order,
        redirect|reschedule|redeliver*, driver|courier never|rude|threw|dumped|drove|left,
        return order|parcel|package
      `),
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: false },
      phrases: listed(`
        open|new|a ticket, question about, have|ask|got|quick question, =question, =a question, =ticket,
        complain*, make|file complain*, problem*|issue with, have|there problem*|issue
      `),
    },
    {
      intent: { want: 'cancel' },
      phrases: listed(`
        never mind, nevermind|nvm, =forget it, =forget about it|that, =just forget it, =cancel,
        =cancel that|it|please, =please cancel, =stop, =stop it|that,
        start|begin over|again|beginning|afresh|scratch, =restart|reset, doesn*|doesnt matter,
        from the beginning|start|scratch, don*|dont need this|it anymore|any
      `),
    },
    {
      // Also of whoever gets none, and wonders: they want none muted.
      intent: { want: 'preferences' },
      phrases: listed(`
        =settings, =preferences, =notifications, change|my settings,
        why|get|getting|receive no more messages|updates|notifications|alerts,
        why|not|t stop sending|messaging|notifications|notifying|updates|writing|texting|alerts|messages,
        why|you don* message|write|text|notify|send messages|updates|me|notifications|alerts
      `),
    },
    {
      intent: { want: 'mute', parcelIds: [] },
      phrases: listed(`
        mute, want get|receive no more messages|updates|notifications,
        no|less|fewer more messages|updates|notifications|alerts|texts,
        stop sending|messaging|notifications|notifying|updates|writing|texting|pinging|alerts|messages|spamming,
        turn|switch off|them|notifications|updates|alerts|messages off|notifications|updates|alerts,
        notifications|updates|alerts|messages off, unsubscribe,
        don*|dont message|write|text|notify|send|want messages|updates|me|notifications|alerts,
        alerts|notifications|messages|updates annoying
      `),
    },
    {
      intent: { want: 'unmute', parcelIds: [] },
      phrases: listed(`
        unmute, updates|notifications|alerts|messages|alert again|back|on,
        turn|switch on|back|the notifications|updates|alerts|on,
        turn|switch notifications|updates|alerts on|back|again,
        message|messaging|write|text|notify|tell|update|keep me again|posted,
        message|messaging|write|text|notify me about again,
        start messaging|sending|notifying|updating again|me,
        switch|turn alerts|updates|notifications on again|back
      `),
    },
    {
      intent: { want: 'link' },
      phrases: listed(`
        link, log|sign in, log|sign me in, login|signin, connect, link|connect|hook|add account,
        hook up account
      `),
    },
    {
      intent: { want: 'linkOnComputer' },
      phrases: listed(`
        i|m on computer|pc|laptop|desktop, i am on computer, =on computer, =computer, no button,
        button not|doesn*|nothing work*|happens, can*|cannot|not log in, can not log in,
        log in not|doesn* work*, login not|doesn* work*
      `),
    },
    {
      intent: { want: 'unlink' },
      phrases: listed(`
        unlink, unlink account, log|sign out, log|sign me out, logout|signout, disconnect,
        disconnect account|chat, remove link|account, delete link,
        don*|dont|not|longer account connected|linked, account connected|linked anymore|more
      `),
    },
    {
      intent: { want: 'deleteData' },
      phrases: listed(`
        delete|erase|remove|wipe data|everything|info*, delete|erase|close account,
        delete|erase|wipe personal information|data|info*|chat, delete chat|conversation, =delete me,
        =erase me, =forget me, =please forget me, right to be forgotten, data deletion|erasure,
        deletion data, gdpr|data erasure|erase|delete*|deletion,
        info*|data|everything deleted|erased|removed|wiped, erasure request
      `),
    },
    {
      intent: { want: 'exportData' },
      phrases: listed(`
        send|get|give|show|download|export my data|info*, send|give|show me my data, export|download data,
        copy of|all data|info*, copy data|info* about|hold, what data|info* do|have|about you|me, =my data,
        data export, data do you store|have|hold, what do you know about me, subject access request,
        what info* do you have about me, access request, send copy data|info* hold|about me
      `),
    },
    {
      intent: { want: 'language', locale: 'en' },
      phrases: listed(`
        english, in|speak|only english, switch to english, not|no|don*|dont understand|speak german,
        no german
      `),
    },
    {
      intent: { want: 'language', locale: 'de' },
      phrases: listed(`
        german, in|speak|only german, switch to german, don*|dont understand|speak english, no english
      `),
    },
    {
      intent: { want: 'human' },
      phrases: listed(`
        talk|speak|chat|write|through to|with|someone|somebody human|person|people|someone|somebody|agent|adviser|advisor|representative|real|service|support|actually|works,
        talk|speak|chat to|with human|person|people|someone|somebody|agent|adviser, put through,
        connect me|us agent|human|person|somebody|someone|adviser|colleague,
        live agent|person|human|chat, real|actual|live person|human|people|agent, speak|talk with|to people,
        a|get|need|want|not human|person, get|want|need me person|human|agent,
        =human|agent|representative|operator|person, agent|human|person|operator please,
        representative|operator|adviser|advisor, customer service|support, ring|call|phone me,
        call|ring me back, don*|dont want talk bot|robot|machine, speak|talk customer service
      `),
    },
    {
      intent: { want: 'unknown' },
      phrases: listed(`
        don*|dont|not|never log|sign me out|in,
        don*|dont|not|never delete|erase|unlink|disconnect|remove anything|account|data|me|everything
      `),
    },
  ],
  commonWords: listed(`
    the, is, are, my, your, you, where, when, what, which, how, please, and, not, with, for, of, to, it, has,
    have, can, parcel, package, there, these, those, other, their, would, could, about, never, every,
    collect, correct
  `),
};
