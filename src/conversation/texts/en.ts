import type { Texts } from './texts';

export const english: Texts = {
  disclosure: "I'm an automated assistant for your parcels.",
  greeting: (firstName) =>
    `Hello${firstName === undefined ? '' : `, ${firstName}`}! I'm an automated assistant: I tell you where your parcels are and let you know when something changes. Link your customer account to begin.`,
  greetingLinked: (name) =>
    `Hello${name === undefined ? '' : `, ${name}`}! I'm an automated assistant: ask me where a parcel is, or pick below.`,
  botIsBack: 'The automated assistant is back. Ask me where a parcel is, or pick below.',
  help: 'I\'m an automated assistant. You can write "my parcels", a parcel number such as DL-1001, "ask a question" for our team, "talk to a human", "mute" to get no more updates, "log in" or "log out". "Deutsch" switches to German.',
  whoAreYou:
    'I\'m an automated assistant, not a person: I answer for the parcel company that this page belongs to. If you\'d rather have a person, write "talk to a human".',
  thanks: "You're welcome!",
  notUnderstood:
    'Sorry, I didn\'t understand that. I\'m an automated assistant: you can write "my parcels" or a parcel number such as DL-1001.',
  unknownChoice: "Sorry, that button doesn't work any more. Here is what I can do now.",
  sticker: '🙂 Is there anything I can look up for you?',
  liked: '👍',
  attachment: {
    picture:
      'Sorry, I can\'t see pictures. Please write me the parcel number, for example DL-1001. If the picture is for our team, choose "Ask a question" and send it again.',
    recording:
      "Sorry, I can't listen to recordings. Please write to me, for example a parcel number such as DL-1001.",
    place:
      'Thank you, but I can\'t do anything with a place. Should a parcel go elsewhere? Then choose "Ask a question" and tell our team.',
    link: "Sorry, I can't open links. Please write me the parcel number, for example DL-1001.",
    file: 'Sorry, I can\'t open that. Please write me the parcel number, for example DL-1001. If it is for our team, choose "Ask a question" and send it again.',
  },
  languageSet: "I'll write in English from now on.",

  logIn: 'Log in to link your customer account with this chat.',
  logInForParcels: 'To tell you about your parcels I need to know who you are. Please log in.',
  logInFailed:
    "That log-in didn't work or took too long, and nothing was linked. Please try again.",
  logInInApp:
    'The button works in the Messenger app on a phone. On a computer, or if it doesn\'t work, choose "I\'m on a computer" below.',
  logInByLink:
    "The button opens our login page in your browser. It works once, for 10 minutes and for this chat only, so please don't pass it on.",
  logInFailedStillLinked: (name) =>
    `That log-in didn't work or took too long. Nothing has changed: this chat is still linked with ${name}.`,
  alreadyLinked: (name) => `This chat is linked with ${name}.`,
  linked: (name) =>
    `This chat is now linked with ${name}. I'll write to you whenever one of your parcels moves. Wasn't that you, or a mistake? Then undo it.`,
  stillLinked: (name) => `You're logged in: this chat is still linked with ${name}.`,
  logOut: (name) =>
    `This chat is linked with ${name}. Once you log out, I won't write about your parcels any more.`,

  unlinked: "You're logged out. This chat is no longer linked with a customer account.",
  linkUndone:
    "Undone: this chat is no longer linked with that account. If it wasn't you who logged in, please change your password.",
  notLinked: "This chat isn't linked with a customer account.",

  linkQuestion: (account) =>
    `Link this chat to ${account}? I'd then write here about the parcels of that account. If it wasn't you who opened the link on our website, please say no.`,
  moveQuestion: (linkedName, account) =>
    `This chat is linked with ${linkedName}. Link it to ${account} instead? If it wasn't you who opened the link on our website, please say no.`,
  accountOf: (firstName) => `${firstName}'s account`,
  accountOfLink: 'the customer account that the link is for',
  linkDeclined: 'All right, nothing was linked.',
  questionClosed:
    'That question is closed, and nothing was changed. To link this chat, open a new link on our website.',
  referenceInvalid:
    'This link doesn\'t work any more: it was used already, is too old, or is for another chat. You\'ll find a new one on our website, or write "log in" here.',
  codeInvalid:
    'That code doesn\'t work: it was used already, is too old, or is for another chat. You\'ll find a new one on our website, or write "log in" here.',
  orderReceived: (orderId) => `Thank you! We've received your order ${orderId}.`,
  logInForOrder:
    "If you have a customer account, log in, and I'll write to you here about your parcels.",
  answerToBeTold: "Answer me here if you'd like to be kept posted about your parcel.",

  eraseQuestion:
    "Shall I delete everything that we know about you from this chat?\n\nThat is this conversation with all its settings, the text of your tickets and our answers, open links and codes, and the link with your customer account if there is one. It can't be undone.\n\nWhat stays is your customer account itself and your parcels, which our shop needs. What the app shows you, please delete there.",
  exportComes:
    'Here is everything that we have stored about you, as a file. Keep it safe: whoever opens it can read it.',
  exportTooLarge:
    'There is more stored about you than fits into a message. Write "ask a question", and our team will send it to you another way.',
  eraseDeclined: 'All right, nothing was deleted.',
  eraseClosed:
    'That question is closed, and nothing was deleted. Write "delete my data", and I\'ll ask again.',
  erasing:
    "I'm deleting everything now. This was my last message to you; if you write again, we start from zero.",

  openParcels: 'Your parcels on the way:',
  noOpenParcels: "There's no parcel on its way to you at the moment.",
  yourParcels: 'Your parcels:',
  noParcels: "I don't find any parcels for you at the moment.",
  moreParcels: (count) =>
    `… and ${String(count)} more. Write me a parcel number to see any of them.`,
  whichParcel: 'Which parcel do you mean? Pick one or write me its number.',
  notYourParcel: (parcelId) => `${parcelId} isn't among your parcels. Please check the number.`,
  onlyFirstParcels: (count) => `I looked up the first ${String(count)} numbers.`,

  newStart: "All right, let's start over. What can I do for you?",
  newStartLinked:
    "All right, let's start over. If you'd rather not hear from me, mute the updates or log out.",

  mutedAll:
    "Done: I won't write about your parcels any more, not even when one is ready for pickup. You can still ask me at any time.",
  muted: (parcelIds) =>
    `Done: I won't write about ${parcelIds} any more, whatever happens. You can still ask me at any time.`,
  othersUnmuted: 'I do write about all others again.',
  muteWhich: 'Which parcel shall I be quiet about? Pick one or write me its number.',
  unmutedAll: "I'll write to you again whenever one of your parcels moves.",
  unmuted: (parcelIds) => `I'll write to you again about ${parcelIds}. This is how things stand:`,
  noneIsMuted: 'I write to you whenever one of your parcels moves. What would you like?',
  someAreMuted: (parcelIds) =>
    `I write to you whenever one of your parcels moves, but not about ${parcelIds}. What would you like?`,
  allAreMuted: "I don't write to you about your parcels. What would you like?",
  allAreMutedBut: (parcelIds) =>
    `I don't write to you about your parcels, except about ${parcelIds}. What would you like?`,
  noUpdates:
    "I don't send updates to this chat, as it isn't linked with a customer account. I only answer you.",

  ticketAsk: 'What is it about? Your next message goes to our team.',
  ticketAskAbout: (parcelId) =>
    `What is your question about ${parcelId}? Your next message goes to our team.`,
  ticketOpened: (ticketId) =>
    `Thank you. I've passed it on to our team as ticket ${ticketId}: you'll get the answer here. I'll pass on whatever else you write about it, too.`,
  ticketOpenedAbout: (ticketId, parcelId) =>
    `Thank you. I've passed it on to our team as ticket ${ticketId} about ${parcelId}: you'll get the answer here. I'll pass on whatever else you write about it, too.`,
  ticketNoted: (ticketId) => `I've added that to ticket ${ticketId} for our team.`,
  ticketNotedOfSeveral: (ticketId) =>
    `I've added that to ticket ${ticketId} for our team. Did you mean another one? Choose it below.`,
  ticketAddWhat: (ticketId) => `What shall I add to ticket ${ticketId}?`,
  ticketDropped: "All right. I haven't passed anything on.",
  ticketNotOpen: "That ticket isn't open here. Would you like to ask a new question?",
  ticketNone: "You don't have an open ticket here. Would you like to ask a question?",
  ticketWhichSolved: 'Which one is solved?',
  ticketOpenSince: (ticketId, parcelId, day) =>
    `Ticket ${ticketId}${parcelId === undefined ? '' : ` about ${parcelId}`} ${day === undefined ? 'is open' : `has been open since ${day}`}.`,
  ticketClosedSince: (ticketId, parcelId, day) =>
    `Ticket ${ticketId}${parcelId === undefined ? '' : ` about ${parcelId}`} ${day === undefined ? 'is closed' : `has been closed since ${day}`}.`,
  ticketYouLast: (day) =>
    `Our team has your last message${day === undefined ? '' : ` of ${day}`}; you'll get the answer here.`,
  ticketAgentLast: (agent, day) => `${agent} wrote last${day === undefined ? '' : `, on ${day}`}.`,

  handingOver:
    'I\'m passing you on to our team: a person will answer you here, and I\'ll keep quiet. To come back to me, write "back to the bot".',
  humanJoins:
    'A person from our team is joining the chat, and I\'ll keep quiet. To come back to me, write "back to the bot".',
  handoverRefused:
    "Sorry, I can't pass you on to a person in this chat at the moment. Ask a question, and our team will answer it here.",
  summary: {
    asksForHuman: 'Asks for a human.',
    asksInWords: (words) => `Asks for a human: “${words}”`,
    linked: 'Linked with a customer account.',
    notLinked: 'Not linked with a customer account.',
    parcels: (parcelIds) => `Spoke of ${parcelIds}.`,
    ticket: (ticketId) => `Open ticket ${ticketId}.`,
    wantsBot: 'The customer wants to go back to the bot.',
  },

  yourAccount: 'your customer account',

  choices: {
    myParcels: 'My parcels',
    link: 'Log in',
    onComputer: "I'm on a computer",
    unlink: 'Log out',
    undo: 'Undo',
    yesLink: 'Yes, link',
    noLink: 'No',
    yesErase: 'Yes, delete it all',
    noErase: 'No',
    askQuestion: 'Ask a question',
    dropQuestion: 'Never mind',
    addTo: (ticketId) => `Add to ${ticketId}`,
    mute: 'Mute again',
    muteAll: 'Mute all updates',
    muteWhich: 'Mute one parcel',
    unmute: 'Turn on again',
    human: 'Talk to a human',
    takeBack: 'Back to the bot',
    help: 'Help',
    otherLanguage: 'Deutsch',
  },
};
