import type { Texts } from './texts';

export const german: Texts = {
  disclosure: 'Ich bin ein automatischer Assistent für Ihre Pakete.',
  greeting: (firstName) =>
    `Guten Tag${firstName === undefined ? '' : `, ${firstName}`}! Ich bin ein automatischer Assistent: Ich sage Ihnen, wo Ihre Pakete sind, und melde mich, wenn sich etwas ändert. Verknüpfen Sie dazu zuerst Ihr Kundenkonto.`,
  greetingLinked: (name) =>
    `Guten Tag${name === undefined ? '' : `, ${name}`}! Ich bin ein automatischer Assistent: Fragen Sie mich nach einem Paket, oder wählen Sie unten.`,
  botIsBack:
    'Der automatische Assistent ist wieder da. Fragen Sie mich nach einem Paket, oder wählen Sie unten.',
  help: 'Ich bin ein automatischer Assistent. Schreiben Sie mir „meine Pakete“, eine Paketnummer wie DL-1001, „Frage stellen“ für unser Team, „mit Mensch sprechen“, „stumm“ für keine Nachrichten mehr, „anmelden“ oder „abmelden“. Mit „English“ wechseln Sie zu Englisch.',
  whoAreYou:
    'Ich bin ein automatischer Assistent, kein Mensch, und antworte für den Paketdienst, dem diese Seite gehört. Möchten Sie lieber mit einem Menschen sprechen? Dann schreiben Sie „mit Mensch sprechen“.',
  thanks: 'Gern geschehen!',
  notUnderstood:
    'Das habe ich leider nicht verstanden. Ich bin ein automatischer Assistent: Schreiben Sie mir „meine Pakete“ oder eine Paketnummer wie DL-1001.',
  unknownChoice: 'Diese Schaltfläche gibt es leider nicht mehr. Das kann ich jetzt für Sie tun:',
  sticker: '🙂 Kann ich etwas für Sie nachsehen?',
  liked: '👍',
  attachment: {
    picture:
      'Bilder kann ich leider nicht ansehen. Bitte schreiben Sie mir die Paketnummer, zum Beispiel DL-1001. Ist das Bild für unser Team, wählen Sie „Frage stellen“ und senden Sie es noch einmal.',
    recording:
      'Sprachnachrichten kann ich leider nicht anhören. Bitte schreiben Sie mir, zum Beispiel eine Paketnummer wie DL-1001.',
    place:
      'Vielen Dank, aber mit einem Standort kann ich nichts anfangen. Soll ein Paket woandershin? Dann wählen Sie „Frage stellen“ und sagen Sie es unserem Team.',
    link: 'Links kann ich leider nicht öffnen. Bitte schreiben Sie mir die Paketnummer, zum Beispiel DL-1001.',
    file: 'Das kann ich leider nicht öffnen. Bitte schreiben Sie mir die Paketnummer, zum Beispiel DL-1001. Ist es für unser Team, wählen Sie „Frage stellen“ und senden Sie es noch einmal.',
  },
  languageSet: 'Ich schreibe ab jetzt auf Deutsch.',

  logIn: 'Melden Sie sich an, um Ihr Kundenkonto mit diesem Chat zu verknüpfen.',
  logInForParcels:
    'Um Ihnen von Ihren Paketen zu berichten, muss ich wissen, wer Sie sind. Bitte melden Sie sich an.',
  logInFailed:
    'Die Anmeldung hat nicht geklappt oder zu lange gedauert; es wurde nichts verknüpft. Bitte versuchen Sie es noch einmal.',
  logInInApp:
    'Die Schaltfläche funktioniert in der Messenger-App auf dem Telefon. Am Computer, oder wenn sie nicht geht, wählen Sie unten „Ich bin am Computer“.',
  logInByLink:
    'Die Schaltfläche öffnet unsere Anmeldeseite in Ihrem Browser. Sie gilt einmal, 10 Minuten lang und nur für diesen Chat; bitte geben Sie sie nicht weiter.',
  logInFailedStillLinked: (name) =>
    `Die Anmeldung hat nicht geklappt oder zu lange gedauert. Es hat sich nichts geändert: Dieser Chat ist weiterhin mit ${name} verknüpft.`,
  alreadyLinked: (name) => `Dieser Chat ist mit ${name} verknüpft.`,
  linked: (name) =>
    `Dieser Chat ist jetzt mit ${name} verknüpft. Ich schreibe Ihnen, sobald sich bei einem Ihrer Pakete etwas tut. Das waren nicht Sie, oder es war ein Versehen? Dann machen Sie es rückgängig.`,
  stillLinked: (name) => `Sie sind angemeldet: Dieser Chat ist weiterhin mit ${name} verknüpft.`,
  logOut: (name) =>
    `Dieser Chat ist mit ${name} verknüpft. Wenn Sie sich abmelden, schreibe ich Ihnen nicht mehr über Ihre Pakete.`,

  unlinked: 'Sie sind abgemeldet. Dieser Chat ist mit keinem Kundenkonto mehr verknüpft.',
  linkUndone:
    'Rückgängig gemacht: Dieser Chat ist nicht mehr mit diesem Konto verknüpft. Falls nicht Sie sich angemeldet haben, ändern Sie bitte Ihr Passwort.',
  notLinked: 'Dieser Chat ist mit keinem Kundenkonto verknüpft.',

  linkQuestion: (account) =>
    `Diesen Chat mit ${account} verknüpfen? Ich schreibe dann hier über die Pakete dieses Kontos. Wenn nicht Sie selbst den Link auf unserer Website geöffnet haben, antworten Sie bitte mit Nein.`,
  moveQuestion: (linkedName, account) =>
    `Dieser Chat ist mit ${linkedName} verknüpft. Stattdessen mit ${account} verknüpfen? Wenn nicht Sie selbst den Link auf unserer Website geöffnet haben, antworten Sie bitte mit Nein.`,
  accountOf: (firstName) => `dem Konto von ${firstName}`,
  accountOfLink: 'dem Kundenkonto zu diesem Link',
  linkDeclined: 'In Ordnung, es wurde nichts verknüpft.',
  questionClosed:
    'Diese Frage ist nicht mehr offen; es hat sich nichts geändert. Um diesen Chat zu verknüpfen, öffnen Sie bitte auf unserer Website einen neuen Link.',
  referenceInvalid:
    'Dieser Link gilt nicht mehr: Er wurde schon benutzt, ist zu alt oder gehört zu einem anderen Chat. Einen neuen finden Sie auf unserer Website, oder schreiben Sie mir „anmelden“.',
  codeInvalid:
    'Dieser Code gilt nicht: Er wurde schon benutzt, ist zu alt oder gehört zu einem anderen Chat. Einen neuen finden Sie auf unserer Website, oder schreiben Sie mir „anmelden“.',
  orderReceived: (orderId) => `Vielen Dank! Ihre Bestellung ${orderId} ist bei uns eingegangen.`,
  logInForOrder:
    'Wenn Sie ein Kundenkonto haben, melden Sie sich an: Dann schreibe ich Ihnen hier über Ihre Pakete.',
  answerToBeTold:
    'Antworten Sie mir hier, wenn Sie über Ihr Paket auf dem Laufenden bleiben möchten.',

  eraseQuestion:
    'Soll ich alles löschen, was wir aus diesem Chat von Ihnen wissen?\n\nGelöscht werden diese Unterhaltung mit allen Einstellungen, der Text Ihrer Anfragen samt unseren Antworten, offene Links und Codes und, falls vorhanden, die Verknüpfung mit Ihrem Kundenkonto. Das lässt sich nicht rückgängig machen.\n\nEs bleiben Ihr Kundenkonto selbst und Ihre Pakete, die unser Shop braucht. Was die App Ihnen anzeigt, löschen Sie bitte dort.',
  exportComes:
    'Das ist alles, was wir über Sie gespeichert haben, als Datei. Bewahren Sie sie gut auf; wer sie öffnet, kann sie lesen.',
  exportTooLarge:
    'Über Sie ist mehr gespeichert, als in eine Nachricht passt. Schreiben Sie mir „Frage stellen“: Unser Team schickt es Ihnen auf anderem Weg.',
  eraseDeclined: 'In Ordnung, es wurde nichts gelöscht.',
  eraseClosed:
    'Diese Frage ist nicht mehr offen; es wurde nichts gelöscht. Schreiben Sie „meine Daten löschen“, dann frage ich noch einmal.',
  erasing:
    'Ich lösche jetzt alles. Das war meine letzte Nachricht an Sie; wenn Sie wieder schreiben, fangen wir von vorne an.',

  openParcels: 'Ihre Pakete, die unterwegs sind:',
  noOpenParcels: 'Zurzeit ist kein Paket zu Ihnen unterwegs.',
  yourParcels: 'Ihre Pakete:',
  noParcels: 'Zurzeit finde ich keine Pakete für Sie.',
  moreParcels: (count) =>
    `… und ${String(count)} weitere. Schreiben Sie mir eine Paketnummer, um eines davon zu sehen.`,
  whichParcel: 'Welches Paket meinen Sie? Wählen Sie eines, oder schreiben Sie mir die Nummer.',
  notYourParcel: (parcelId) =>
    `${parcelId} ist nicht unter Ihren Paketen. Bitte prüfen Sie die Nummer.`,
  onlyFirstParcels: (count) => `Ich habe die ersten ${String(count)} Nummern nachgesehen.`,

  newStart: 'In Ordnung, fangen wir von vorne an. Was kann ich für Sie tun?',
  newStartLinked:
    'In Ordnung, fangen wir von vorne an. Wenn ich Ihnen nicht mehr schreiben soll, schalten Sie mich stumm oder melden Sie sich ab.',

  mutedAll:
    'Erledigt: Ich schreibe Ihnen nicht mehr über Ihre Pakete, auch nicht, wenn eines zur Abholung bereitliegt. Fragen können Sie mich jederzeit.',
  muted: (parcelIds) =>
    `Erledigt: Ich schreibe Ihnen nicht mehr über ${parcelIds}, was auch geschieht. Fragen können Sie mich jederzeit.`,
  othersUnmuted: 'Über alle anderen schreibe ich Ihnen wieder.',
  muteWhich:
    'Zu welchem Paket soll ich nicht mehr schreiben? Wählen Sie eines, oder schreiben Sie mir die Nummer.',
  unmutedAll: 'Ich schreibe Ihnen wieder, sobald sich bei einem Ihrer Pakete etwas tut.',
  unmuted: (parcelIds) => `Ich schreibe Ihnen wieder über ${parcelIds}. So steht es jetzt:`,
  noneIsMuted:
    'Ich schreibe Ihnen, sobald sich bei einem Ihrer Pakete etwas tut. Was möchten Sie ändern?',
  someAreMuted: (parcelIds) =>
    `Ich schreibe Ihnen, sobald sich bei einem Ihrer Pakete etwas tut, aber nicht über ${parcelIds}. Was möchten Sie ändern?`,
  allAreMuted: 'Ich schreibe Ihnen nicht über Ihre Pakete. Was möchten Sie ändern?',
  allAreMutedBut: (parcelIds) =>
    `Ich schreibe Ihnen nicht über Ihre Pakete, außer über ${parcelIds}. Was möchten Sie ändern?`,
  noUpdates:
    'Dieser Chat ist mit keinem Kundenkonto verknüpft: Ich schreibe Ihnen hier nicht von mir aus und antworte nur.',

  ticketAsk: 'Worum geht es? Ihre nächste Nachricht geht an unser Team.',
  ticketAskAbout: (parcelId) =>
    `Was möchten Sie zu ${parcelId} wissen? Ihre nächste Nachricht geht an unser Team.`,
  ticketOpened: (ticketId) =>
    `Danke. Ich habe es als Anfrage ${ticketId} an unser Team weitergegeben; die Antwort erhalten Sie hier. Was Sie noch dazu schreiben, gebe ich ebenfalls weiter.`,
  ticketOpenedAbout: (ticketId, parcelId) =>
    `Danke. Ich habe es als Anfrage ${ticketId} zu ${parcelId} an unser Team weitergegeben; die Antwort erhalten Sie hier. Was Sie noch dazu schreiben, gebe ich ebenfalls weiter.`,
  ticketNoted: (ticketId) => `Das habe ich der Anfrage ${ticketId} für unser Team hinzugefügt.`,
  ticketNotedOfSeveral: (ticketId) =>
    `Das habe ich der Anfrage ${ticketId} für unser Team hinzugefügt. Meinten Sie eine andere? Dann wählen Sie sie bitte unten aus.`,
  ticketAddWhat: (ticketId) => `Was soll ich der Anfrage ${ticketId} hinzufügen?`,
  ticketDropped: 'In Ordnung. Ich habe nichts weitergegeben.',
  ticketNotOpen: 'Diese Anfrage ist hier nicht offen. Möchten Sie eine neue Frage stellen?',
  ticketNone: 'Hier ist keine Anfrage von Ihnen offen. Möchten Sie eine Frage stellen?',
  ticketWhichSolved: 'Welche Anfrage ist erledigt?',
  ticketOpenSince: (ticketId, parcelId, day) =>
    `Ihre Anfrage ${ticketId}${parcelId === undefined ? '' : ` zu ${parcelId}`} ist ${day === undefined ? '' : `seit dem ${day} `}offen.`,
  ticketClosedSince: (ticketId, parcelId, day) =>
    `Ihre Anfrage ${ticketId}${parcelId === undefined ? '' : ` zu ${parcelId}`} ist ${day === undefined ? '' : `seit dem ${day} `}abgeschlossen.`,
  ticketYouLast: (day) =>
    `Ihre letzte Nachricht dazu${day === undefined ? '' : ` vom ${day}`} liegt unserem Team vor; die Antwort erhalten Sie hier.`,
  ticketAgentLast: (agent, day) =>
    `${agent} hat zuletzt${day === undefined ? '' : ` am ${day}`} geschrieben.`,

  handingOver:
    'Ich übergebe Sie an unser Team: Ein Mensch antwortet Ihnen hier, und ich halte mich zurück. Mit „zurück zum Bot“ kommen Sie wieder zu mir.',
  humanJoins:
    'Ein Mensch aus unserem Team kommt in den Chat, und ich halte mich zurück. Mit „zurück zum Bot“ kommen Sie wieder zu mir.',
  handoverRefused:
    'Leider kann ich Sie in diesem Chat gerade nicht an einen Menschen übergeben. Stellen Sie eine Frage, und unser Team antwortet Ihnen hier.',
  summary: {
    asksForHuman: 'Möchte mit einem Menschen sprechen.',
    asksInWords: (words) => `Möchte mit einem Menschen sprechen: „${words}“`,
    linked: 'Mit einem Kundenkonto verknüpft.',
    notLinked: 'Mit keinem Kundenkonto verknüpft.',
    parcels: (parcelIds) => `Sprach von ${parcelIds}.`,
    ticket: (ticketId) => `Offenes Ticket ${ticketId}.`,
    wantsBot: 'Möchte zurück zum Bot.',
  },

  yourAccount: 'Ihrem Kundenkonto',

  choices: {
    myParcels: 'Meine Pakete',
    link: 'Anmelden',
    onComputer: 'Ich bin am Computer',
    unlink: 'Abmelden',
    undo: 'Rückgängig machen',
    yesLink: 'Ja, verknüpfen',
    noLink: 'Nein',
    yesErase: 'Ja, alles löschen',
    noErase: 'Nein',
    askQuestion: 'Frage stellen',
    dropQuestion: 'Doch nicht',
    addTo: (ticketId) => `Zu ${ticketId}`,
    mute: 'Wieder stumm',
    muteAll: 'Alles stummschalten',
    muteWhich: 'Ein Paket stumm',
    unmute: 'Wieder einschalten',
    human: 'Mit Mensch sprechen',
    takeBack: 'Zurück zum Bot',
    help: 'Hilfe',
    otherLanguage: 'English',
  },
};
