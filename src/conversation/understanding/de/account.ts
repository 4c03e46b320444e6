import { listed, type IntentRules } from '../rules';

/** What people want done with their account, their updates and their data. */
export const germanAccount: readonly IntentRules[] = [
  {
    // Also of whoever gets none, and wonders: they want none muted.
    intent: { want: 'preferences' },
    phrases: listed(`
      =einstellungen, =benachrichtigungen, einstellungen ändern, meine einstellungen,
      warum|wieso|weshalb kein* <updates>, bekam|bekomm*|erhielt|erhalt*|krieg* kein* <updates>,
      habe|haben|kam|kamen|kommt|kommen|gab|gibt kein* <updates>, warum|wieso|weshalb nicht|nichts+mehr <send>,
      warum|wieso|weshalb <send> nicht|nichts+mehr
    `),
  },
  {
    intent: { want: 'mute', parcelIds: [] },
    phrases: listed(`
      stumm, stumm schalten, stummschalt*, kein* <updates>, kein* <updates> mehr,
      zu+viele|weniger|zuviele|genug <updates>,
      <updates>|meldungen aus|abstell*|ausschalt*|abschalt*|nerv*|stopp*|deaktivier*|leise|unterlass*|beend*|stopp|stop,
      deaktivier*|stopp* <updates>, schalt*|stell*|mach* <updates> ab|aus|leise,
      <updates> schalt*|stell*|mach* ab|aus|leise, hör* auf schreiben,
      nicht+mehr|nichts+mehr|nimmer+mehr|nimmer schreib*|schick*|benachrichtig*|nerv*, nicht+mehr+meld*,
      <send> nicht+mehr|nichts+mehr|nimmer, lass* in ruhe, abbestell*|abmelden <updates>,
      spam*+mich|bombardier*+mich, =ruhe, ruhe+jetzt, sei*+still|ruhig|leise, halt+die klappe,
      halt klappe|mund|fresse, handy vibriert|bimmelt|piept|klingelt,
      nicht+jede|nicht+jedes|nicht+ständig melde|benachrichtig*|schreib*, melde nicht
    `),
    unless: listed(`
      nicht+stumm*, nicht+abstell*, nicht+abschalt*, nicht+ausschalt*, gehört, kein* seit|tagen|wochen|bisher,
      seit|tracking|sendungsverfolgung|verfolgung kein*
    `),
  },
  {
    intent: { want: 'unmute', parcelIds: [] },
    phrases: listed(`
      wieder <updates>, <updates>|meldungen wieder|zurück,
      wieder schreib*|bescheid|informier*|benachrichtig*|meld*, schreib*|informier* wieder,
      stumm|stummschalt* aufheb*|aus|beenden|weg, nicht+mehr stumm, entstumm*, wieder+laut,
      <updates> ein|einschalt*|an|anschalt*|aktivier*, aktivier* <updates>, schalt*|stell*|mach* <updates> an|ein
    `),
    unless: listed(`nicht+wieder, nie+wieder`),
  },
  {
    intent: { want: 'link' },
    phrases: listed(`
      anmeld*, meld*|melde an, einlogg*, logg* ein, log mich ein, login, verknüpf*,
      verbinden|verbinde|hinterleg*|registrier*,
      <account>|messenger verbinden|verbinde|verknüpf*|hinterleg*|koppel*|hinzufüg*|anleg*|nutzen|verwenden|bekannt,
      habe ein|einen|schon <account>, schon+kunde|bereits+kunde|schon+kundin|bereits+kundin,
      schon|bereits <account>, verbinde*|koppel* <account>|chat
    `),
    unless: listed(`nicht|keinesfalls verbind*|verknüpf*|anmelden+will`),
  },
  {
    intent: { want: 'linkOnComputer' },
    phrases: listed(`
      bin|sitze am|an computer|pc|laptop|rechner, =am computer|pc|laptop|rechner, =computer,
      knopf|button|schaltfläche|anmelden|anmeldung|login geht|funktioniert|tut|passiert nicht|nichts,
      sehe keinen knopf, nichts knopf|button, kann nicht anmelden
    `),
  },
  {
    intent: { want: 'unlink' },
    phrases: listed(`
      abmeld*, meld*|melde ab, auslogg*, logg* aus, log mich aus, logout, trenn*, <account> trennen,
      verknüpfung|verbindung aufheben|lösen|entfernen|löschen|trennen|beenden, entkoppel*, abkoppel*,
      nicht+mehr verbunden|verknüpft, <account> abkoppel*|entkoppel*|trenn*|entfern*|rausnehmen|raus,
      nimm|nehmt|nehmen <account> raus|weg|heraus, <account> nicht+mehr verbunden|verknüpft
    `),
    unless: listed(`
      nicht+abmeld*, nicht+auslogg*, nicht+ausgeloggt, nicht+trenn*, nicht+getrennt, nicht+abkoppel*,
      nicht+entkoppel*, nicht+ab, nicht+aus, keinesfalls,
      trenn* konto+nicht|account+nicht|bitte+nicht|verbindung+nicht, ~<updates> abmeld*, müll
    `),
  },
  {
    intent: { want: 'deleteData' },
    phrases: listed(`
      lösch* alles|daten was über+mich gespeichert, lösch* <data>, <data> lösch*,
      entfern*|vernichte* daten|kundendaten, daten|kundendaten entfern*|vernichte*, datenlöschung,
      löschung daten|dsgvo|recht, recht auf löschung|vergessen*, dsgvo löschung|lösch*, löschantrag, lösch* dsgvo,
      =lösch mich, =vergiss mich, =vergessen sie mich, vergessen+werden, daten sollen|müssen|soll weg|verschwinden,
      nichts|nicht mehr von|über mir|mich speicher*|gespeichert, vergiss|vergessen alles über|von
    `),
    unless: listed(`
      nicht+lösch*, nicht+gelöscht, nicht+entfern*, keinesfalls, niemals,
      lösch* nichts|daten+nicht|konto+nicht|account+nicht|bitte+nicht|alles+nicht|mich+nicht
    `),
  },
  {
    intent: { want: 'exportData' },
    phrases: listed(`
      schick*|send*|zeig*|gib|gebt|geben meine daten, meine daten haben|sehen|bekommen, exportier* daten,
      daten exportier*|export*|herunterlad*|runterladen|auskunft|download*|datei, kopie meiner|von|aller daten,
      =meine daten, welche daten|informationen|infos habt|haben|von|über|liegen|speicher*|sind,
      welche daten|infos person, datenauskunft|datenexport|datenkopie|selbstauskunft,
      was wissen|wisst|weißt|habt|haben|speicher* über|von mich|mir,
      was habt|haben|ist über|von mich|mir gespeichert, was über mich gespeichert, was speicher* ihr|sie,
      auskunft über|dsgvo|meine|artikel|art|nach, dsgvo auskunft|kopie, kopie daten über mich, datei mit daten
    `),
  },
];
