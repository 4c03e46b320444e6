import { listed, type IntentRules } from '../rules';

/** What people ask about what is on its way. */
export const germanParcels: readonly IntentRules[] = [
  {
    intent: { want: 'track', parcelIds: [] },
    phrases: listed(`
      status|stand, verfolg*, sendungsverfolgung, tracking,
      paketstatus|sendungsstatus|lieferstatus|lieferzeit|liefertermin|lieferdatum, wo <parcel>|<driver>,
      status|stand <parcel>, wie+weit|wie+lange|wie+lang|wie+steht <parcel>|<driver>|noch|dauert|es,
      wo bleib*|steck*|hängt|befindet|liegt, wo ist|sind es|sie|er|mein*|das,
      wann kommt|<get>|<arrive>|geliefert|zugestellt|lieferung|zustellung, wann <parcel>|<driver>,
      wann kommt|liefert|bringt ihr, wann ist|wird es|das+da, nicht+da,
      noch+nicht|nichts da|<arrive>|<get>|hier|geliefert, nichts|nicht|nie <arrive> bisher,
      nicht angekommen|gekommen|geliefert|zugestellt|eingetroffen, <parcel> kommt nicht, immer+noch+nichts,
      immer+noch+auf, immer+noch+nicht|noch+immer+nicht da|<arrive>|<get>, noch+immer+nichts, kein*+bewegung,
      nichts+gehört, nichts+mehr+gehört, nichts gehört von|bisher|seit|mehr, kein* <updates> seit|tagen|wochen,
      seit|tracking|verfolgung kein* <updates>, welche|was|habt|gibt infos|informationen|info zu|über|von <parcel>,
      seit <not> bewegt|bewegung|änderung|neues|getan, kommt|kommen <parcel>|<driver>|heute|morgen|noch+an,
      kommt|kommen noch heute|morgen|heut, kommt heute|morgen noch|an|was,
      <parcel> kommt|kommen nicht|nie|noch|heute|morgen, hat|habt <driver> <parcel>|schon|dabei,
      schon <driver>|unterwegs|da|<arrive>|<sent>,
      warte*|warten auf|seit|schon|immer|noch|ewig <parcel>|drauf|tagen|wochen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|gestern|immer|noch,
      warte seit|schon, warte auf <parcel>, lieferung auf sich warten, um wieviel|welche uhr kommt,
      ist|sind|wird|wurde|wurden <parcel>|es|das|dl <sent>|da|zugestellt|geliefert|abgegeben|beim, ist <sent>,
      sagen|wissen|weiß wo|wann, wird|wurde schon|heute|morgen zugestellt|geliefert|abgegeben|verschickt,
      weit ist|sind|noch <parcel>, <parcel>|es|das dauert|hängt|steckt|überfällig|verspät*,
      warum|wieso|weshalb dauert, dauert so|noch|ewig lange|lang|ewig, überfällig, verspätet|verspätung,
      sollte|müsste <time>|da|eintreffen|kommen|ankommen,
      hätte längst|schon|gestern|heute da|kommen|ankommen|geliefert, gibt|gibt+es neues|was+neues|neuigkeiten,
      etwas|was neues, was+ist|wie+steht|was+macht|was+wird mit|um|aus|meine|mein <parcel>,
      wo|wann trifft|kommt ein|an, tut+sich, rechn* mit|heute lieferung|auslieferung|zustellung, in+zustellung,
      im|beim|vom zoll|lager|depot|verteilzentrum, voraussichtlich*,
      muss|soll ich heute|daheim|zuhause|warten|da bleiben|warten|sein
    `),
    hints: listed(`
      ~<parcel> <time>, ~<arrive> <time>, mein|meine|meinem|meiner <parcel>, =<parcel>,
      trackingnummer|sendungsnummer, warte, auskunft <parcel>, ~<sent> <time>, <parcel> da|wo|wann, =unterwegs,
      auslieferung|zustellung, <get> <not>, nichts <get>|da
    `),
  },
  {
    intent: { want: 'myParcels' },
    phrases: listed(`
      meine|meiner|mini|meinen <parcels>, =<parcels>, =übersicht|gesamtübersicht|paketliste, was noch erwarten,
      =kommt noch mehr, alle|aller|alli|sämtliche|andere|anderen|weitere <parcels>,
      zeig*|list*|übersicht|wieviel*|viele|welche <parcels>, paketübersicht|paketliste,
      zeig*|list*|anzeigen alles|alle, alles anzeigen|auflisten, auflisten|aufzählen, was für <parcels>,
      was|wieviel|viel alles|insgesamt|noch unterwegs|bestellt|kommt|offen, wieviel|viel auf+dem+weg,
      was alles unterwegs|bestellt|kommt|offen, kriege|bekomme ich alles, alles für+mich unterwegs,
      für+mich|bei+mir unterwegs|offen, was ist|habe|hab*|kriege unterwegs|bestellt, meine bestellübersicht,
      wo sind meine <parcels>, kommt|ist|kriege noch|sonst was|etwas für+mich|anderes|unterwegs, kommt sonst noch,
      kommt+noch was für+mich|anderes, =was kommt noch|alles, habe noch was|etwas|andere offen|unterwegs|<parcels>,
      was kriege alles
    `),
  },
];
