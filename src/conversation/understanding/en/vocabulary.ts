import { listed, named } from '../rules';

/** What the English phrases name. "Don't" is two words, `don` and `t`. */
export const englishVocabulary = named(
  listed(`
    not = t|not|never|no|nothing|nobody|none,
    parcel = parcel*|package|packages|packet*|shipment*|order|orders|delivery|deliveries|stuff|thing*,
    parcels = parcels|packages|packets|shipments|orders|deliveries,
    thing = parcel*|package*|item*|part*|product*|order|box|bottle|shoes|size|colour|color|thing*|stuff|one,
    driver = driver*|courier*|postman|postie|mailman|deliveryman|van|guy,
    arrive = arriv*|come|comes|coming|came|deliver*|here|get+here|got+here|get+to+me|turn+up|turned+up|turning+up|show+up|showed+up|showing+up|reach*|land|landed,
    sent = shipped|dispatched|sent|posted|left|out|moving|ship,
    time = today|tomorrow|tonight|yesterday|now|yet|week*|days|hours|morning|afternoon|evening|ages|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend,
    weekday = monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|tomorrow,
    broken = broken|cracked|crack|shattered|scratched|faulty|defective|bent|wet|mouldy|burst|split|ruined|wrecked|squashed|destroyed|spilled|spilt|in+pieces|million+pieces|thousand+pieces|to+bits|empty|melted|rotten|gone+off,
    staff = human*|person|people|someone|somebody|anyone|anybody|agent*|adviser|advisor|rep|manager|supervisor|boss|staff|employee|colleague|team|support|service|customer+care|real,
    agent = human*|person|agent*|adviser|advisor|representa*|operator|manager|supervisor|staff|employee|colleague|support|customer+service|customer+services|customer+care|team,
    updates = message*|messages|messaging|update|updates|notification*|alert|alerts|texts|texting|pings|reminders,
    send = send|message|notify|write|text|ping|bother|alert|contact,
    data = data|everything|info*|details|all+you+have|all+you+know,
    erase = delete*|erase*|remov*|wipe*|destroy|get+rid+of,
    connect = link*|connect*|hook|add|pair|register|sync|attach,
    neighbour = neighbour*|neighbor*|next+door,
    place = neighbour*|neighbor*|next+door|shed|garage|porch|reception|concierge|safe+place|back+door|front+door|doorstep|outside|office|work|locker|pickup|pick+up|collection|shop|store|letterbox|gate
  `),
);

/** How people also write what the English phrases say. */
export const englishEveryday = listed(`
  s = is, m = am, ll = will, ve = have, u = you, ur = your, r = are, pls = please, plz = please, im = i am,
  ive = i have, its = it is, thats = that is, whats = what is, wheres = where is, hows = how is, whens = when is,
  whos = who is, theres = there is, lets = let is, wen = when, wher = where, wat = what, wot = what, dont = don t,
  doesnt = doesn t, didnt = didn t, hasnt = hasn t, havent = haven t, isnt = isn t, arent = aren t, wasnt = wasn t,
  werent = weren t, wont = won t, cant = can t, cannot = can t, couldnt = couldn t, wouldnt = wouldn t,
  shouldnt = shouldn t, aint = ain t, wanna = want to, gonna = going to, gimme = give me, lemme = let me,
  tmrw = tomorrow, tmr = tomorrow, msg = message, msgs = messages, notifs = notifications, pkg = package,
  acc = account, acct = account, cos = because
`);
