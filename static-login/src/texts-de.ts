import type { Texts } from './texts';

export const de: Texts = {
  fixed: {
    loading: 'Einen Moment …',
    emailLabel: 'E-Mail',
    passwordLabel: 'Passwort',
    cancel: 'Abbrechen',
    unlinkLink: 'Verknüpfung mit dem Messenger aufheben …',
    consentTitle: 'Diese beiden verknüpfen?',
    messengerProfile: 'Messenger',
    customerAccount: 'Kundenkonto',
    profileUnknown:
      'Wir konnten nicht sehen, welches Messenger-Profil das ist. Fahren Sie nur fort, wenn Sie diese Seite selbst geöffnet haben, aus Ihrem eigenen Chat mit uns.',
    consentMeaning:
      'Wer dieses Messenger-Profil benutzt, sieht die Pakete dieses Kontos. Um das später zu ändern, melden Sie sich aus Ihrem eigenen Chat neu an oder wenden Sie sich an uns.',
    confirm: 'Ja, verknüpfen',
    returningTitle: 'Noch ein Schritt: zurück in den Chat',
    returningLead:
      'Ihr Konto wird verknüpft, sobald Sie wieder in Ihrem eigenen Chat mit uns sind.',
    chatCodeLead:
      'Wenn sich Messenger nicht öffnet oder dort nichts geschieht, tippen Sie diesen Code in den Chat:',
    chatCodeCaution:
      'Tippen Sie ihn selbst ein und zeigen Sie ihn niemandem: Wir fragen nie danach. Er gilt 10 Minuten.',
    stepOpen: 'Öffnen Sie unseren Chat in der Messenger-App auf Ihrem Telefon.',
    stepWrite: 'Schreiben Sie uns „verknüpfen“.',
    stepTap: 'Tippen Sie in unserer Antwort auf „Anmelden“.',
    tryAgain: 'Noch einmal versuchen',
    backToMessenger: 'Zurück zum Messenger',
    openMessenger: 'Chat öffnen',
    or: 'oder',
    facebookLogin: 'Weiter mit Facebook',
    facebookMeaning:
      'Facebook sagt uns, wer Sie sind und welcher Chat mit uns Ihr eigener ist. Dieser wird verknüpft, woher auch immer Sie kommen.',
  },
  form: {
    link: {
      title: 'Anmelden',
      lead: 'Verknüpfen Sie Ihr Kundenkonto, um Paket-Neuigkeiten im Messenger zu erhalten.',
      submit: 'Anmelden',
      sending: 'Anmeldung läuft …',
    },
    unlink: {
      title: 'Verknüpfung aufheben',
      lead: 'Melden Sie sich an, um Ihr Kundenkonto vom Messenger zu trennen. Der Chat, mit dem es verknüpft ist, erhält eine kurze Mitteilung und danach keine Paket-Neuigkeiten mehr. Ihr Konto und Ihre Pakete bleiben, wie sie sind.',
      submit: 'Anmelden und aufheben',
      sending: 'Wird aufgehoben …',
    },
  },
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  fieldProblem: {
    emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
    emailMalformed: 'Geben Sie eine vollständige E-Mail-Adresse ein, wie name@example.com.',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
  },
  problem: {
    fields: 'Es fehlt noch etwas:',
    'wrong-pair': 'E-Mail oder Passwort ist falsch. Bitte versuchen Sie es noch einmal.',
    unavailable:
      'Wir konnten unseren Dienst nicht erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    facebook:
      'Die Anmeldung mit Facebook ist gerade nicht möglich. Bitte verwenden Sie E-Mail und Passwort.',
    throttled: (wait) => `Zu viele Versuche. Neuer Versuch möglich in: ${wait}.`,
  },
  tryAgainNow: 'Sie können es jetzt noch einmal versuchen.',
  question: {
    known: '{profile} im Messenger mit dem Konto von {customer} verknüpfen?',
    unknown: 'Dieses Messenger-Profil mit dem Konto von {customer} verknüpfen?',
  },
  notice: {
    outside: {
      title: 'Bitte im Messenger öffnen',
      text: 'Um Ihr Konto zu verknüpfen, müssen wir wissen, welcher Chat Ihrer ist. Das dauert eine Minute:',
    },
    refused: {
      title: 'Dieser Link geht nicht',
      text: 'Er führt nicht zurück zum Messenger, deshalb fragen wir hier nach keinem Passwort. Schließen Sie diese Seite und öffnen Sie sie neu aus dem Messenger:',
    },
    expired: {
      title: 'Das hat zu lange gedauert',
      text: 'Zu Ihrer Sicherheit gilt dieser Link nur 5 Minuten. Gehen Sie zurück in den Chat und tippen Sie noch einmal auf „Anmelden“.',
    },
    linkOver: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Zu Ihrer Sicherheit gilt er nur einmal und nur 10 Minuten. Gehen Sie zurück in den Chat und schreiben Sie „anmelden“: Sie erhalten einen neuen.',
    },
    cancelled: {
      title: 'Es wurde nichts verknüpft',
      text: 'Sie können diese Seite schließen. Um Ihr Konto später zu verknüpfen, schreiben Sie im Chat „anmelden“.',
    },
    unavailable: {
      title: 'Die Anmeldung geht gerade nicht',
      text: 'Unser Dienst ist nicht erreichbar. Ihr Chat ist davon nicht betroffen. Bitte versuchen Sie es gleich noch einmal.',
    },
    facebookLinked: {
      title: 'Sie sind angemeldet',
      text: 'Facebook hat uns gesagt, welcher Chat mit uns Ihrer ist. Dort bestätigen wir, was verknüpft ist, und dort können Sie es rückgängig machen. Diese Seite können Sie schließen.',
    },
    facebookNoChat: {
      title: 'Sie haben uns noch nicht geschrieben',
      text: 'Sie sind angemeldet, aber Facebook kennt keinen Chat zwischen Ihnen und uns. Öffnen Sie ihn: Dort fragen wir, ob wir Ihr Konto verknüpfen sollen.',
    },
    facebookFailed: {
      title: 'Die Anmeldung mit Facebook hat nicht geklappt',
      text: 'Es hat sich nichts geändert. Versuchen Sie es noch einmal, oder melden Sie sich aus unserem Chat mit E-Mail und Passwort an:',
    },
    leaving: {
      title: 'Zurück zum Messenger …',
      text: 'Sie können diese Seite schließen, falls sie offen bleibt.',
    },
    unlinked: {
      title: 'Verknüpfung aufgehoben',
      text: 'Ihr Kundenkonto ist mit keinem Messenger-Chat mehr verknüpft. Sie können diese Seite schließen.',
    },
    'nothing-linked': {
      title: 'Es war nichts verknüpft',
      text: 'Ihr Kundenkonto ist mit keinem Messenger-Chat verknüpft, es hat sich also nichts geändert. Sie können diese Seite schließen.',
    },
  },
};
