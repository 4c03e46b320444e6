import { listed, type IntentRules } from '../rules';

/** What people say to whoever answers, whatever it is about. */
export const germanTalk: readonly IntentRules[] = [
  {
    intent: { want: 'greeting' },
    phrases: listed(`
      hallo|hallöchen|hallihallo, halo, hi, hey, huhu, guten tag|morgen|abend, moin*, servus, grüß gott|dich|euch,
      griaß*, grüezi, tach*, =gude|mahlzeit|tag|na|abend|morgen, =n|ein abend, grüße, start, los geht*
    `),
  },
  {
    intent: { want: 'help' },
    phrases: listed(`
      hilfe|hilf|helfen|weiterhelfen, menü, befehle, was|wobei|womit kannst|können|kann du|sie|ich,
      wie geht|funktioniert|läuft das|hier, was+geht hier, kenn* mich+nicht+aus, erklär* was|wie|mir|das,
      was machst|macht+ihr, kann man hier|machen, bin+neu, zum ersten mal hier, möglichkeiten|funktionen|themen,
      anleitung|bedienung, wozu|wofür bist|ist, was|wie muss|soll|mach|mache|kann ich, wie benutz*|bedien*,
      nicht+weiter, zeig* was kannst
    `),
    hints: listed(`verstehe*|check*|kapier* nicht|nichts`),
  },
  {
    intent: { want: 'whoAreYou' },
    phrases: listed(`
      wer bist|sind|ist|schreibt|antwortet du|sie|da|das|hier, bist du das ein|eine|bot|mensch,
      bist|sprech*|schreib*|red*|rede|chat*|ist+das|ist+hier|ist+da|sind+sie bot|roboter|maschine|computer|computerprogramm|ki|automat*|chatbot|chatgpt,
      sind sie bot|mensch, bist echt|mensch|real, bist+du echt* mensch, mit wem schreib*|sprech*|rede|chat*,
      wie heißt|heißen|heiß du|sie, wie ist dein|ihr name, wer antwortet, antwort* automatisch|persönlich|maschine,
      ist das|hier automatisch|automatisiert, mensch|bot|roboter oder bot|mensch|roboter|maschine,
      sitzt da|dort|jemand jemand|mensch|ende, läuft das von+selbst|automatisch
    `),
  },
  {
    intent: { want: 'thanks' },
    phrases: listed(`
      danke*|dankeschön|dankschön|dank|merci, vielen dank, danke dir|ihnen|schön|sehr, hat geklappt, thx,
      danke hilfe, vergelt* gott, =super|perfekt|prima|top|spitze|klasse|toll|cool|genial, lieb+von,
      hat|habt|haben mir|sehr|geholfen geholfen, =hat geholfen
    `),
    unless: listed(`nicht geholfen|geklappt, danke+für+nichts`),
  },
  {
    intent: { want: 'cancel' },
    // "Von vorne" not by itself: "auf dem Foto sehen Sie das Paket von vorne".
    phrases: listed(`
      =doch nicht, =lieber nicht, =nein|nee|ne doch nicht, =ach doch nicht, =schon gut, =abbrechen|abbruch,
      =bitte abbrechen, =abbrechen bitte, =schon gut danke, =stop, =stopp, =aufhören, =zurück, =moment,
      =moment mal, =von vorne|vorn, =bitte|alles|wieder von vorne|vorn, nochmal|mal von vorne|vorn,
      wollte was|etwas anderes, von vorne|vorn anfangen|beginnen, fang* von vorne|vorn, von anfang|neuem, lass+gut,
      lass+es+gut, lass+mal, =nein lass, =lass, neu anfangen|starten|beginnen, nochmal neu, =neustart,
      vergiss|vergessen es|wir+s, vergessen+wir, =vergiss|vergessen sie es, vergiss meine frage, hat+sich erledigt,
      =erledigt, =egal, =ist|ganz egal, ach egal, passt+schon, nicht+mehr wichtig|nötig,
      habe+mich vertan|vertippt|geirrt, =stopp|stop das
    `),
  },
  {
    intent: { want: 'language', locale: 'de' },
    phrases: listed(`
      deutsch, auf|sprich|lieber deutsch, sprechen|können sie|wir|du deutsch, kein|nicht englisch|english
    `),
  },
  {
    intent: { want: 'language', locale: 'en' },
    phrases: listed(`
      englisch|english, auf|sprich|lieber englisch|english, sprechen|können sie|wir|du englisch,
      kein|nicht deutsch, deutsch geht english|englisch
    `),
  },
  {
    intent: { want: 'human' },
    phrases: listed(`
      <staff> <talk>, <agent> bitte, service+mitarbeiter,
      mit|zu|einen|einem|einer|echt*|richtig*|brauche|gib|geben <agent>, mit <staff> <talk>, <talk> <staff>,
      brauche|will wen|jemand* vom|von|richtigen|echten,
      verbinde*|weiterleit*|weitergeb*|übergeb*|leite mit|an|mich|zu <agent>|jemand*,
      weiterleitung|weiterleiten <agent>, echt*|richtig* leute|person|wer|jemand,
      wen|jemand|wer echt*|richtig*|vom+team|vom+support,
      =mensch|mitarbeiter|service|support|kundendienst|hotline|berater|sachbearbeiter,
      mitarbeiter bitte|sprechen, rückruf, ruf* mich|an zurück|an,
      kann|könnt|können zurückrufen|anrufen|telefonieren, zurückruf*, kundendienst|kundenservice|kundenberater,
      telefonisch|telefonieren, erreich* euch|sie|jemand*, persönlich* kontakt, wen anrufen,
      gibt+es|auch personal|menschen, jemand da helfen|hilft,
      telefonnummer|hotline bitte|von|habt|haben|nummer|anrufen,
      habt|haben|welche|eure|ihre|gibt telefonnummer|hotline, =telefonnummer|telefonnummer bitte,
      persönlich* hilfe|helfen|weiterhelfen|support|ansprechpartner, livechat, =live chat, ist+da ein+mensch,
      nicht mit bot|roboter|maschine|computer, kein*+bot|kein*+roboter|kein*+maschine|kein*+computer,
      wer team|euch erreichbar|da|frei|online, menschlich*, person|kollege|mitarbeiter übernehm*
    `),
    unless: listed(`
      nicht+mit+einem+mensch*, nicht+mit+mensch*,
      brauche|will|möchte keinen+mensch*|keinen+mitarbeiter*|keine+person|keinen+rückruf, nicht+anrufen
    `),
  },
  {
    intent: { want: 'unknown' },
    phrases: listed(`
      nicht|keinesfalls abmeld*|auslogg*|trenn*|lösch*|anmeld*|verbind*, nicht konto|daten|alles lösch*|trenn*,
      sucht|stelle*|job*|werde|werden fahrer*|zusteller*|aushilfe*|lager|kurier*, öffnungszeiten,
      was|wieviel kost*, ~abbrech*|stornier* lieferung|bestellung|paket
    `),
  },
];
