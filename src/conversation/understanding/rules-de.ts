import { listed, type LanguageRules } from './rules';

export const germanRules: LanguageRules = {
  locale: 'de',
  intents: [
    {
      intent: { want: 'greeting' },
      phrases: listed(`
        hallo|hallöchen, halo, hi, hey, guten tag|morgen|abend, moin, servus, grüß gott, griaß, grüezi,
        start, los geht*
      `),
    },
    {
      intent: { want: 'help' },
      phrases: listed(`
        hilfe|hilf|helfen, menü, befehle, was|wobei kannst|können|kann du|sie|ich,
        wie geht|funktioniert|läuft das|hier, was geht hier, kenn* mich nicht aus, erklär* was|wie,
        zum ersten mal hier, möglichkeiten|funktionen
      `),
    },
    {
      intent: { want: 'whoAreYou' },
      phrases: listed(`
        wer bist|sind|ist|schreibt du|sie|da|das|hier, bist du|das ein|eine|bot|mensch,
        bist|ist|sind|sprech*|schreib*|red*|rede|chat* bot|roboter|maschine|computer|ki|automat*,
        sind sie bot|mensch, bist echt* mensch, mit wem schreib*|sprech*|red*|chat*,
        wie heißt|heißen|heiß du|sie, wer antwortet, antwort* automatisch|persönlich,
        ist das|hier automatisch|automatisiert
      `),
    },
    {
      intent: { want: 'thanks' },
      phrases: listed(`
        danke|dankeschön|dank|merci, vielen dank, danke dir|ihnen|schön|sehr,
        danke hilfe, vergelt* gott
      `),
    },
    {
      intent: { want: 'track', parcelIds: [] },
      phrases: listed(`
        status|stand, verfolg*, sendungsverfolgung, tracking, paketstatus|sendungsstatus,
        wo paket*|packet*|päck*|packerl*|sendung*|bestellung*|lieferung*|ware|zeug,
        status|stand paket*|sendung*|lieferung*, wie weit paket*|sendung*|lieferung*, wo bleibt|steckt|hängt,
        wo ist|is|sind es|sie|er|mein*|mei|das, wann kommt|kriege|bekomm*|krieg*|geliefert|zugestellt,
        wann paket*|päck*|packerl*|sendung*|lieferung*|bestellung*|zusteller|bote|fahrer,
        wann ist|wird es|das da, nicht|noch angekommen|gekommen|da,
        noch nicht da|angekommen|gekommen|geliefert,
        kommt paket*|päck*|packerl*|sendung*|lieferung*|bestellung*|zusteller|bote|paketbote|fahrer,
        warte auf paket*|päck*|packerl*|sendung*|lieferung*|bestellung*, lieferung auf sich warten,
        um wieviel|welche uhr kommt, ist unterwegs|verschickt|versandt|versendet, sagen wo,
        weit ist|sind|noch paket*|sendung*|lieferung*
      `),
    },
    {
      intent: { want: 'myParcels' },
      phrases: listed(`
        meine|meiner|mini pakete|packete|päckchen|päckli|packerl|sendungen|bestellungen|lieferungen,
        alle|aller|alli|sämtliche|andere|weitere pakete|päckchen|päckli|packerl|sendungen|bestellungen|lieferungen,
        zeig*|list*|übersicht|wieviel*|viele|welche pakete|päckchen|packerl|sendungen|bestellungen|lieferungen,
        was für pakete|packerl|päckchen|sendungen, was alles unterwegs|bestellt|kommt|offen,
        alles für mich unterwegs, was ist|hab*|kriege unterwegs|bestellt, meine bestellübersicht,
        wo sind meine pakete|sendungen|bestellungen|lieferungen|päckchen
      `),
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: true },
      phrases: listed(`
        beschädigt*, kaputt*, zerbrochen*, zerrissen*, aufgerissen*, zerdrückt*, eingedrückt*,
        gestohlen|geklaut|ausgelaufen, paket*|karton|alles nass|durchnässt, hälfte fehlt|weg,
        karton|paket war|ist offen|leer,
        falsch* adresse|paket|ware|artikel|nachbar*|haus*|produkt|größe|farbe, alte adresse, umgezogen,
        es fehlt|fehlen, paket* fehlt|fehlen|verloren|verschwunden, fehlt artikel|etwas|teil*|was,
        artikel|etwas|teil*|ware|inhalt|was fehlt, unvollständig*, nie angekommen|erhalten|bekommen,
        erstattung|rückerstattung, geld zurück, zurückschick*|zurücksend*|rücksend*|umtausch*,
        zugestellt|geliefert|abgegeben|abgestellt aber|obwohl nicht|nix|nichts|keiner|niemand,
        zugestellt|geliefert nicht da|bekommen|erhalten|angekommen, angeblich geliefert|zugestellt|abgegeben,
        beim nachbar* abgegeben|abgestellt, in den regen, nicht geklingelt|geläutet|gelautet,
        wieder mitgenommen, anders|andere|andern|neue|neuen adresse|tag|termin|ort,
        adresse|lieferadresse|anschrift änder*|umleit*|korrigier*|falsch,
        liefer*|zustell*|bring*|paket* verschieb*|umleit*|später|erst,
        bring*|liefer*|kommen erst|lieber|stattdessen, nicht daheim|zuhause|zu|da bin|am|bringen,
        bin nicht|im daheim|zuhause|urlaub, ablageort|wunschtag|abstellgenehmigung, unverschämt*|frechheit
      `),
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: false },
      phrases: listed(`
        ticket öffnen, neues|ein ticket, neue anfrage, frage zu*, habe|eine frage, frage stellen, reklam*,
        =frage, =fragen, =ticket, beschwer*, beschwerde, problem* mit|beim, habe problem*
      `),
    },
    {
      intent: { want: 'cancel' },
      // "Von vorne" not by itself: "auf dem Foto sehen Sie das Paket von vorne".
      phrases: listed(`
        =doch nicht, =lieber nicht, =nein doch nicht, =ach doch nicht, =schon gut, =abbrechen|abbruch,
        =bitte abbrechen, =abbrechen bitte, =schon gut danke, =stop, =stopp, =aufhören,
        =von vorne|vorn, =bitte|alles|wieder von vorne|vorn, nochmal|mal von vorne|vorn,
        von vorne|vorn anfangen|beginnen, fang* von vorne|vorn, von anfang|neuem,
        neu anfangen|starten|beginnen, =neustart, vergiss|vergessen es, =vergiss|vergessen sie es, hat sich erledigt, =egal, ach egal
      `),
    },
    {
      // Also of whoever gets none, and wonders: they want none muted.
      intent: { want: 'preferences' },
      phrases: listed(`
        =einstellungen, =benachrichtigungen, einstellungen ändern, meine einstellungen,
        warum|wieso|weshalb kein* nachricht*|benachrichtigung*|update*|meldung*|infos,
        bekam|bekomm*|erhielt|erhalt*|krieg* kein* nachricht*|benachrichtigung*|update*|meldung*|infos,
        hab|habe|haben|kam|kamen|kommt|kommen|gab|gibt kein* nachricht*|benachrichtigung*|update*|meldung*|infos,
        warum|wieso|weshalb nicht|nichts mehr schreib*|schick*|meld*|benachrichtig*,
        warum|wieso|weshalb schreib* nicht|nichts mehr
      `),
    },
    {
      intent: { want: 'mute', parcelIds: [] },
      phrases: listed(`
        stumm, stumm schalten, stummschalt*, kein* nachricht*|update*|meldung*|benachrichtigung*|infos,
        kein* nachricht*|update*|meldung*|benachrichtigung* mehr,
        benachrichtigung*|nachricht*|update*|meldung*|meldungen aus|abstell*|ausschalt*|abschalt*|nerv*|stopp*,
        hör* auf schreiben, nicht|nichts|nimmer mehr schreib*|schick*|meld*|benachrichtig*,
        schreib* nicht|nichts|nimmer mehr, lass* in ruhe, abbestell*|abmelden benachrichtigung*
      `),
    },
    {
      intent: { want: 'unmute', parcelIds: [] },
      phrases: listed(`
        wieder update*|nachricht*|meldung*|benachrichtigung*|infos,
        update*|nachricht*|meldung*|meldungen|benachrichtigung* wieder,
        wieder schreib*|bescheid|informier*|benachrichtig*|meld*, schreib* wieder,
        stumm|stummschalt* aufheb*|aus|beenden|weg, nicht mehr stumm,
        benachrichtigung* ein|einschalt*|an|anschalt*|aktivier*
      `),
    },
    {
      intent: { want: 'link' },
      phrases: listed(`
        anmeld*, meld* an, einlogg*, logg* ein, log mich ein, login, verknüpf*,
        verbinden|verbinde|hinterleg*,
        konto|account|kundenkonto|messenger verbinden|verbinde|verknüpf*|hinterleg*|koppel*
      `),
    },
    {
      intent: { want: 'linkOnComputer' },
      phrases: listed(`
        bin|sitze am computer|pc|laptop|rechner, =am computer, =computer,
        knopf|button|schaltfläche|anmelden|anmeldung|login geht|funktioniert nicht, sehe keinen knopf,
        kann nicht anmelden
      `),
    },
    {
      intent: { want: 'unlink' },
      phrases: listed(`
        abmeld*, meld* ab, auslogg*, logg* aus, log mich aus, logout, trenn*, konto trennen,
        verknüpfung aufheben|lösen|entfernen|löschen, entkoppel*, abkoppel*,
        verbindung trennen|aufheben|lösen, nicht mehr verbunden|verknüpft,
        konto* abkoppel*|entkoppel*|trenn*
      `),
    },
    {
      intent: { want: 'deleteData' },
      phrases: listed(`
        lösch* alles|daten was über mich gespeichert, lösch* daten|alles|konto|chat|unterhaltung,
        daten|alles|konto|chat|unterhaltung lösch*, entfern* daten, daten entfern*, datenlöschung,
        löschung daten, löschantrag, lösch* dsgvo, =lösch mich, =vergiss mich, =vergessen sie mich,
        recht auf vergessen*
      `),
    },
    {
      intent: { want: 'exportData' },
      phrases: listed(`
        schick*|send*|zeig* meine daten, exportier* daten, daten exportier*|export*|herunterlad*|auskunft,
        kopie meiner|von|aller daten, =meine daten, welche daten, datenauskunft|datenexport|datenkopie,
        was wissen|wisst|weißt|habt|haben|speicher* über mich, was über mich gespeichert,
        auskunft über|dsgvo|meine, kopie daten über mich
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
        mensch*|menschen|mitarbeiter*|person|sachbearbeiter*|kollege*|berater*|jemand*|öpper*|leute* sprech*|red*|rede|reden|chat*|schreib*|telefonier*|verbinden|bitte,
        mit|zu|von|nen|einen|einem|echt*|richtig*|brauch* mensch*|menschen|mitarbeiter*|person|sachbearbeiter*|berater*|leute,
        mit jemand* sprech*|red*,
        verbinde* mit|mich mensch*|mitarbeiter*|person|sachbearbeiter*|kundendienst|jemand*,
        echt*|richtig* leute|person, =mensch, =mitarbeiter, mitarbeiter bitte|sprechen, rückruf,
        ruf* mich|an zurück, kundendienst|kundenservice|kundenberater,
        nicht mit bot|roboter|maschine|computer, kein* bot|roboter|maschine
      `),
    },
    {
      intent: { want: 'unknown' },
      phrases: listed(`
        nicht|keinesfalls abmeld*|auslogg*|trenn*|lösch*|anmeld*|verbind*,
        nicht konto|daten|alles lösch*|trenn*
      `),
    },
  ],
  commonWords: listed(`
    der, die, das, ist, sind, mein, meine, ich, sie, du, und, nicht, wo, wann, was, wie, bitte, mit, für,
    von, zu, ein, eine, paket, weder, wenig, immer, unter, hinter, beim, meinem, meinen, meins, keine
  `),
};
