import type { Texts } from './texts';

export const en: Texts = {
  fixed: {
    loading: 'One moment …',
    emailLabel: 'E-mail',
    passwordLabel: 'Password',
    cancel: 'Cancel',
    unlinkLink: 'Unlink Messenger …',
    consentTitle: 'Link these two?',
    messengerProfile: 'Messenger',
    customerAccount: 'Account',
    profileUnknown:
      'We could not see which Messenger profile this is. Only continue if you opened this page yourself, from your own chat with us.',
    consentMeaning:
      'Whoever uses this Messenger profile will see this account’s parcels. To change that later, log in again from your own chat or contact us.',
    confirm: 'Yes, link them',
    returningTitle: 'One more step: back to the chat',
    returningLead: 'Your account is linked as soon as you are back in your own chat with us.',
    chatCodeLead:
      'If Messenger doesn’t open, or nothing happens there, type this code in the chat:',
    chatCodeCaution:
      'Type it yourself, and show it to nobody: our staff never ask for it. It works for 10 minutes.',
    stepOpen: 'Open our chat in the Messenger app on your phone.',
    stepWrite: 'Write “link” to us.',
    stepTap: 'Tap Log In in our answer.',
    tryAgain: 'Try again',
    backToMessenger: 'Back to Messenger',
    openMessenger: 'Open the chat',
    or: 'or',
    facebookLogin: 'Continue with Facebook',
    facebookMeaning:
      'Facebook tells us who you are and which chat with us is your own. That one is linked, wherever you come from.',
  },
  form: {
    link: {
      title: 'Log in',
      lead: 'Link your customer account to get parcel updates in Messenger.',
      submit: 'Log in',
      sending: 'Logging in …',
    },
    unlink: {
      title: 'Unlink Messenger',
      lead: 'Log in to separate your customer account from Messenger. The chat that it is linked with is told so, and gets no more parcel updates. Your account and your parcels stay as they are.',
      submit: 'Log in and unlink',
      sending: 'Unlinking …',
    },
  },
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  fieldProblem: {
    emailMissing: 'Enter your e-mail address.',
    emailMalformed: 'Enter a complete e-mail address, like name@example.com.',
    passwordMissing: 'Enter your password.',
  },
  problem: {
    fields: 'Something is still missing:',
    'wrong-pair': 'E-mail or password is wrong. Please try again.',
    unavailable: 'We could not reach our service. Check your connection, then try again.',
    facebook: 'Facebook could not log you in just now. Please use your e-mail and password.',
    throttled: (wait) => `Too many attempts. You can try again in ${wait}.`,
  },
  tryAgainNow: 'You can try again now.',
  question: {
    known: 'Link {profile} on Messenger with the account of {customer}?',
    unknown: 'Link this Messenger profile with the account of {customer}?',
  },
  notice: {
    outside: {
      title: 'Please open this from Messenger',
      text: 'To link your account we need to know which chat is yours. It takes a minute:',
    },
    refused: {
      title: 'This link doesn’t work',
      text: 'It does not lead back to Messenger, so we ask for no password here. Close this page, and open it again from Messenger:',
    },
    expired: {
      title: 'That took too long',
      text: 'For your safety, this link is valid for 5 minutes only. Go back to the chat and tap Log In again.',
    },
    linkOver: {
      title: 'This link doesn’t work any more',
      text: 'For your safety, it works once and for 10 minutes only. Go back to the chat and write “log in”: you get a new one.',
    },
    cancelled: {
      title: 'Nothing was linked',
      text: 'You can close this page. To link your account later, write “log in” in the chat.',
    },
    unavailable: {
      title: 'We can’t log you in right now',
      text: 'Our service could not be reached. Your chat is not affected. Please try again in a moment.',
    },
    facebookLinked: {
      title: 'You’re logged in',
      text: 'Facebook has told us which chat with us is yours. We confirm there what is linked, and you can undo it there. You can close this page.',
    },
    facebookNoChat: {
      title: 'You have not written to us yet',
      text: 'You’re logged in, but Facebook knows of no chat between you and us. Open one: there we’ll ask whether to link your account.',
    },
    facebookFailed: {
      title: 'Facebook could not log you in',
      text: 'That didn’t work just now, and nothing has changed. Try again, or log in with e-mail and password from our chat:',
    },
    leaving: { title: 'Back to Messenger …', text: 'You can close this page if it stays open.' },
    unlinked: {
      title: 'Messenger is unlinked',
      text: 'Your customer account is no longer linked with any Messenger chat. You can close this page.',
    },
    'nothing-linked': {
      title: 'Nothing was linked',
      text: 'Your customer account isn’t linked with any Messenger chat, so nothing has changed. You can close this page.',
    },
  },
};
