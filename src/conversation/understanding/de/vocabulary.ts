import { listed, named } from '../rules';

/** What the German phrases name. */
export const germanVocabulary = named(
  listed(`
    not = nicht|nichts|nie|niemand|kein*|noch+nie,
    parcel = paket|pakete|pakets|paketes|packet*|päckchen|päckli|packerl*|packl|sendung|sendungen|bestellung*|lieferung|lieferungen|ware|waren|zeug|kram,
    parcels = pakete|packete|päckchen|päckli|packerl*|sendungen|bestellungen|lieferungen|sachen,
    thing = paket|packet*|sendung|lieferung|ware|artikel*|produkt*|teil*|größe|farbe|inhalt|sache|sachen|schuhe|modell,
    driver = zusteller*|bote|boten|paketbote*|postbote*|fahrer*|kurier*|lieferant*|paketmann|briefträger*,
    arrive = komm|kommt|kommen|komme|ankommt|ankommen|ankomme|gekommen|angekommen|geliefert|zugestellt|ausgeliefert|eintrifft|eintreffen|trifft|eingetroffen|angeliefert|ankunft,
    get = krieg|kriege|kriegen|bekomm|bekomme|bekommen|gekriegt|erhalten|erhalte,
    sent = unterwegs|verschickt|versandt|versendet|losgeschickt|abgeschickt|rausgegangen|raus|losgefahren|gepackt|abgeholt,
    time = heute|heut|morgen|gestern|vorgestern|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|woche|wochen|tagen|stunden|endlich|bald|schon|längst|noch|immer,
    broken = defekt*|gesprungen|zersprungen|kaputt*|scherben|riss|risse|kratzer|verbeult*|verbogen*|zerkratzt*|verdorben|geschmolzen|verschimmelt|geplatzt|geöffnet|aufgemacht|nass|gebrochen,
    staff = mensch*|mitarbeiter*|person|sachbearbeiter*|kollege*|kollegin|berater*|boss|jemand*|öpper*|leute*|wem|wen|chef*|vorgesetzte*|support|kundendienst|kundenservice|kundenbetreu*|team|personal|ansprechpartner*|betreuer*,
    agent = mensch*|mitarbeiter*|person|sachbearbeiter*|kollege*|kollegin|berater*|boss|chef*|vorgesetzte*|ansprechpartner*|betreuer*|support*|kundendienst|kundenservice|kundenbetreu*|personal|team,
    talk = sprech*|red*|reden|chat*|schreib*|telefonier*|verbinden|verbinde*|unterhalt*|quatschen,
    updates = nachricht*|update*|meldung*|benachrichtigung*|infos|push*|pings|mitteilung*,
    send = schreib*|schick*|meld*|benachrichtig*,
    data = daten|alles|konto|account|profil|chat|unterhaltung|kundendaten|informationen,
    account = konto*|account*|kundenkonto|benutzerkonto|profil|kundennummer,
    place = nachbar*|garage|schuppen|büro|arbeit|packstation|paketshop|paketstation|filiale|abstell*|terrasse|balkon|briefkasten|hausmeister|rezeption|keller|tür|haustür|türe|carport|hinterhof|kiosk|abholstation|shop
  `),
);

/** How people also write what the German phrases say, in dialect too. */
export const germanEveryday = listed(`
  is = ist, isch = ist, mei = mein, mi = mein, mis = mein, ned = nicht, net = nicht, nit = nicht, nich = nicht,
  nid = nicht, nix = nichts, nüt = nichts, nüd = nichts, hab = habe, hob = habe, han = habe, i = ich, ick = ich,
  ik = ich, s = es, gibts = gibt es, gehts = geht es, kommts = kommt es, dauerts = dauert es, stehts = steht es,
  hängts = hängt es, hats = hat es, wos = wo es, isses = ist es, haste = hast du, kannste = kannst du,
  biste = bist du, bisch = bist, nen = einen, n = ein, nem = einem, heut = heute, jetz = jetzt, scho = schon,
  ma = mal, des = das, dat = das, wat = was, chan = kann, chunt = kommt, chunnt = kommt, wart = warte,
  acho = angekommen, dahoam = daheim, zuhaus = zuhause, redn = reden, menschn = menschen, versteh = verstehe,
  brauch = brauche, krieg = kriege, wieviele = wieviel
`);
