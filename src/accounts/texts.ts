import type { Locale } from '../shared/locale';

/** What a person is told when their link ends otherwise than by their own doing. */
interface LinkEndTexts {
  readonly removed: string;
  readonly moved: string;
  /** At most 20 characters: the title of a quick reply (facts §2.7). */
  readonly linkAgain: string;
}

export const linkEndTexts: Readonly<Record<Locale, LinkEndTexts>> = {
  de: {
    removed:
      'Dieser Chat ist nicht mehr mit Ihrem Kundenkonto verknüpft: Das wurde auf unserer Website oder von unserem Kundenservice geändert. Sie erhalten hier keine Nachrichten zu Ihren Sendungen mehr. Wenn das ein Versehen war, können Sie das Konto jederzeit wieder verknüpfen.',
    moved:
      'Ihr Kundenkonto wurde soeben mit einem anderen Chat verknüpft. Nachrichten zu Ihren Sendungen gehen jetzt dorthin, nicht mehr in diesen Chat. Wenn Sie das nicht waren, verknüpfen Sie das Konto hier wieder und ändern Sie Ihr Passwort.',
    linkAgain: 'Anmelden',
  },
  en: {
    removed:
      'This chat is no longer linked with your customer account: that was changed on our website or by our customer service. You will not get messages about your parcels here any more. If that was a mistake, you can link the account again at any time.',
    moved:
      'Your customer account has just been linked to another chat. Messages about your parcels now go there and no longer to this chat. If that was not you, link the account here again and change your password.',
    linkAgain: 'Log in',
  },
};

interface ErasureTexts {
  /** The last message to somebody who had Facebook ask for the deletion. */
  readonly asked: string;
  /** The same to somebody whose data operations delete. */
  readonly ordered: string;
}

export const erasureTexts: Readonly<Record<Locale, ErasureTexts>> = {
  de: {
    asked:
      'Über Facebook wurde verlangt, dass wir Ihre Daten löschen. Das tun wir jetzt: alles, was wir aus diesem Chat von Ihnen wissen, auch die Verknüpfung mit Ihrem Kundenkonto. Wenn Sie wieder schreiben, fangen wir von vorne an.',
    ordered:
      'Wir löschen jetzt Ihre Daten: alles, was wir aus diesem Chat von Ihnen wissen, auch die Verknüpfung mit Ihrem Kundenkonto. Wenn Sie wieder schreiben, fangen wir von vorne an.',
  },
  en: {
    asked:
      'Facebook has passed on a request to delete your data. We are doing that now: everything that we know about you from this chat, and the link with your customer account. If you write again, we start from zero.',
    ordered:
      'We are deleting your data now: everything that we know about you from this chat, and the link with your customer account. If you write again, we start from zero.',
  },
};
