import type { LanguageRules } from './rules';

export const germanRules: LanguageRules = {
  locale: 'de',
  intents: [
    {
      intent: { want: 'greeting' },
      phrases: [
        ...['hallo', 'hi', 'hey', 'guten tag', 'guten morgen', 'guten abend', 'moin', 'servus'],
        ...['grüß gott', 'grüezi', 'start', 'los geht*'],
      ],
    },
    {
      intent: { want: 'whoAreYou' },
      phrases: [
        ...['wer bist du', 'wer sind sie', 'bist du bot', 'sind sie ein bot', 'bist du mensch'],
        'sind sie mensch',
      ],
    },
    {
      intent: { want: 'help' },
      phrases: [
        ...['hilfe', 'hilf', 'helfen', 'menü', 'was kannst du', 'was können sie'],
        ...['wie geht das', 'wie funktioniert das', 'befehle'],
      ],
    },
    {
      intent: { want: 'human' },
      phrases: [
        ...['mit mensch* sprechen', 'mit mensch* reden', 'mit jemand* sprechen'],
        ...['mit jemand* reden', 'mit mitarbeiter* sprechen', 'mit mitarbeiter* reden'],
        ...['echter mensch', 'echten menschen', 'richtigen menschen', 'einen menschen'],
        ...['=mensch', '=mitarbeiter', 'mitarbeiter bitte', 'kundendienst', 'kundenservice'],
      ],
    },
    { intent: { want: 'thanks' }, phrases: ['danke', 'dankeschön', 'vielen dank', 'merci'] },
    {
      intent: { want: 'track', parcelIds: [] },
      phrases: [
        ...[
          'status',
          'verfolg*',
          'sendungsverfolgung',
          'tracking',
          'wo paket*',
          'wo päckchen',
          'wo sendung*',
        ],
        ...['wo bestellung*', 'wo lieferung*', 'status paket*', 'status sendung*'],
        ...['nicht angekommen', 'nicht gekommen', 'noch nicht da'],
        ...['paketstatus', 'sendungsstatus', 'wann kommt', 'wann geliefert', 'wann zugestellt'],
      ],
    },
    {
      intent: { want: 'myParcels' },
      phrases: [
        ...['meine pakete', 'meine päckchen', 'meine sendungen', 'meine bestellungen'],
        ...[
          'meine lieferungen',
          'alle pakete',
          'alle sendungen',
          'zeig* pakete',
          'zeig* sendungen',
        ],
        ...['welche pakete', 'welche sendungen', 'wo sind meine pakete', 'wo sind meine sendungen'],
      ],
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: true },
      phrases: [
        ...['beschädigt*', 'kaputt*', 'zerbrochen*', 'zerrissen*', 'aufgerissen*', 'gestohlen'],
        ...['falsche adresse', 'falsches paket', 'falsche ware', 'falscher artikel'],
        ...[
          'es fehlt',
          'es fehlen',
          'paket* fehlt',
          'pakete fehlen',
          'artikel fehlt',
          'etwas fehlt',
        ],
        ...['teil* fehlt', 'ware fehlt', 'inhalt fehlt', 'unvollständig*', 'paket* verloren'],
        ...['nie angekommen', 'nie erhalten', 'erstattung', 'rückerstattung'],
      ],
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: false },
      phrases: [
        ...[
          'ticket öffnen',
          'neues ticket',
          'ein ticket',
          'neue anfrage',
          'frage zu*',
          'habe frage',
          'eine frage',
          'frage stellen',
          'reklam*',
        ],
        ...['=frage', '=fragen', '=ticket', 'beschwer*', 'problem* mit', 'problem* beim'],
        'habe problem*',
      ],
    },
    {
      intent: { want: 'cancel' },
      phrases: [
        ...['=doch nicht', '=lieber nicht', '=nein doch nicht', '=ach doch nicht', '=schon gut'],
        ...['=abbrechen', '=bitte abbrechen', '=abbrechen bitte', '=schon gut danke'],
        ...['=stop', '=stopp', '=aufhören', 'von vorne', 'von vorn', 'neu anfangen', '=neustart'],
        ...[
          '=vergiss es',
          '=vergessen sie es',
          '=hat sich erledigt',
          '=schon gut hat sich erledigt',
        ],
      ],
    },
    {
      intent: { want: 'mute', parcelIds: [] },
      phrases: [
        ...['stumm', 'stumm schalten', 'stummschalt*', 'keine nachrichten mehr', 'keine updates'],
        ...['keine meldungen mehr', 'benachrichtigungen aus*', 'nachrichten aus*', 'updates aus*'],
        ...['hör* auf schreiben', 'nicht mehr schreiben', 'updates abstell*'],
      ],
    },
    {
      intent: { want: 'unmute', parcelIds: [] },
      phrases: [
        ...['wieder updates', 'updates wieder', 'wieder nachrichten', 'nachrichten wieder'],
        ...[
          'wieder meldungen',
          'meldungen wieder',
          'benachrichtigungen wieder',
          'wieder schreiben',
        ],
        ...[
          'stumm* aufheben',
          'nicht mehr stumm',
          'benachrichtigungen ein*',
          'benachrichtigungen an',
        ],
      ],
    },
    {
      intent: { want: 'preferences' },
      phrases: [
        '=einstellungen',
        '=benachrichtigungen',
        'einstellungen ändern',
        'meine einstellungen',
      ],
    },
    {
      intent: { want: 'link' },
      phrases: [
        ...['anmeld*', 'meld* an', 'einlogg*', 'logg* ein', 'log mich ein', 'login', 'verknüpf*'],
        ...['verbinden', 'verbinde', 'konto verbinden', 'konto verknüpf*'],
      ],
    },
    {
      intent: { want: 'linkOnComputer' },
      phrases: [
        ...[
          'bin am computer',
          'bin am pc',
          'bin am laptop',
          'bin am rechner',
          'sitze am computer',
          'sitze am pc',
        ],
        ...['=am computer', '=computer', 'knopf geht nicht', 'knopf funktioniert nicht'],
        ...['button geht nicht', 'button funktioniert nicht', 'schaltfläche geht nicht'],
        ...['schaltfläche funktioniert nicht', 'sehe keinen knopf', 'kann nicht anmelden'],
        ...['anmelden geht nicht', 'anmeldung geht nicht', 'anmelden funktioniert nicht'],
        ...['anmeldung funktioniert nicht', 'login geht nicht', 'login funktioniert nicht'],
      ],
    },
    {
      intent: { want: 'unlink' },
      phrases: [
        ...['abmeld*', 'meld* ab', 'auslogg*', 'logg* aus', 'logout', 'trenn*', 'konto trennen'],
        ...['verknüpfung aufheben', 'verknüpfung lösen', 'verknüpfung entfernen', 'entkoppel*'],
        ...['verknüpfung löschen', 'verbindung trennen', 'verbindung aufheben'],
      ],
    },
    {
      intent: { want: 'deleteData' },
      phrases: [
        ...['lösch* daten', 'daten lösch*', 'lösch* alles', 'alles lösch*', 'entfern* daten'],
        ...['daten entfern*', 'lösch* konto', 'konto lösch*', 'lösch* chat', 'chat lösch*'],
        ...['lösch* unterhaltung', 'unterhaltung lösch*', 'datenlöschung', 'löschung daten'],
        ...['=lösch mich', '=vergiss mich', '=vergessen sie mich', 'recht auf vergessen*'],
      ],
    },
    {
      intent: { want: 'exportData' },
      phrases: [
        ...['schick* meine daten', 'send* meine daten', 'exportier* daten', 'daten exportier*'],
        ...['meine daten herunterlad*', 'kopie meiner daten', 'zeig* meine daten', '=meine daten'],
        ...['welche daten', 'datenauskunft', 'datenexport', 'was wissen sie über mich'],
        ...['was weißt du über mich', 'auskunft über meine daten'],
      ],
    },
    {
      intent: { want: 'language', locale: 'de' },
      phrases: ['deutsch', 'auf deutsch', 'sprich deutsch', 'sprechen sie deutsch'],
    },
    {
      intent: { want: 'language', locale: 'en' },
      phrases: ['englisch', 'auf englisch', 'sprich englisch', 'sprechen sie englisch'],
    },
  ],
  commonWords: [
    ...['der', 'die', 'das', 'ist', 'sind', 'mein', 'meine', 'ich', 'sie', 'du', 'und', 'nicht'],
    ...['wo', 'wann', 'was', 'wie', 'bitte', 'mit', 'für', 'von', 'zu', 'ein', 'eine', 'paket'],
  ],
};
