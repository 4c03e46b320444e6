import type { LanguageRules } from './rules';

export const englishRules: LanguageRules = {
  locale: 'en',
  intents: [
    {
      intent: { want: 'greeting' },
      phrases: [
        ...[
          'hello',
          'hi',
          'hey',
          'good morning',
          'good evening',
          'good day',
          'start',
          'get started',
        ],
      ],
    },
    {
      intent: { want: 'whoAreYou' },
      phrases: ['who are you', 'are you bot', 'are you human', 'are you robot'],
    },
    {
      intent: { want: 'help' },
      phrases: ['help', 'menu', 'options', 'what can you do', 'how does this work', 'commands'],
    },
    {
      intent: { want: 'human' },
      phrases: [
        ...['talk to human', 'talk human', 'speak to human', 'talk to person', 'speak to person'],
        ...['talk to someone', 'speak to someone', 'speak to agent', 'talk to agent', 'live agent'],
        ...['real person', 'a human', 'get me person', '=human', '=agent', '=representative'],
        ...['agent please', 'human please', 'customer service'],
      ],
    },
    { intent: { want: 'thanks' }, phrases: ['thank you', 'thanks', 'thx', 'cheers'] },
    {
      intent: { want: 'track', parcelIds: [] },
      phrases: [
        ...['status', 'track', 'tracking', 'trace'],
        ...['where parcel*', 'where package*', 'where shipment*', 'where order*', 'where delivery'],
        ...['status parcel*', 'status package*', 'status shipment*', 'status order*'],
        ...['parcel status', 'package status', 'shipment status', 'order status'],
        ...['when arriv*', 'when deliver*', 'when come*', 'when get parcel*', 'when get package*'],
        ...['not arrived', 'hasn t arrived', 'haven t arrived', 'not come', 'hasn t come'],
      ],
    },
    {
      intent: { want: 'myParcels' },
      phrases: [
        ...['my parcels', 'my packages', 'my shipments', 'my orders', 'my deliveries'],
        ...['all parcels', 'all packages', 'all shipments', 'list parcels', 'list packages'],
        ...[
          'show parcels',
          'show packages',
          'which parcels',
          'what parcels',
          'where are my parcels',
        ],
        ...['where are my packages', 'where are my shipments', 'where are my orders'],
      ],
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: true },
      phrases: [
        ...['damaged', 'is broken', 'are broken', 'was broken', 'arrived broken', 'stolen'],
        ...['parcel was opened', 'package was opened', 'box was opened'],
        ...['wrong address', 'wrong parcel', 'wrong package', 'wrong item', 'item* missing'],
        ...['something missing', 'parcel* missing', 'package* missing', 'parcel* lost'],
        ...['package* lost', 'never arrived', 'never received', 'refund'],
      ],
    },
    {
      intent: { want: 'ticket', parcelIds: [], told: false },
      phrases: [
        ...[
          'open ticket',
          'new ticket',
          'a ticket',
          'question about',
          'have question',
          'ask question',
        ],
        ...['got question', 'quick question', '=question', '=a question', '=ticket'],
        ...['complain*', 'problem* with', 'have problem*', 'there problem*'],
      ],
    },
    {
      intent: { want: 'cancel' },
      phrases: [
        ...['=never mind', '=nevermind', '=oh never mind', '=never mind thanks', '=forget it'],
        ...['=just forget it', '=cancel', '=cancel that', '=cancel it', '=please cancel'],
        ...['=cancel please', '=stop', '=stop it', '=please stop', 'start over', 'start again'],
        'start from scratch',
      ],
    },
    {
      intent: { want: 'mute', parcelIds: [] },
      phrases: [
        ...['mute', 'no more messages', 'no more updates', 'no more notifications'],
        ...['stop sending', 'stop messaging', 'stop notifications', 'stop updates', 'stop writing'],
        ...['turn off notifications', 'turn off updates', 'notifications off', 'unsubscribe'],
      ],
    },
    {
      intent: { want: 'unmute', parcelIds: [] },
      phrases: [
        ...['unmute', 'updates again', 'notifications again', 'messages again', 'updates back'],
        ...['notifications back', 'notifications on', 'turn on notifications', 'turn on updates'],
      ],
    },
    {
      intent: { want: 'preferences' },
      phrases: ['=settings', '=preferences', '=notifications', 'change settings', 'my settings'],
    },
    {
      intent: { want: 'link' },
      phrases: [
        ...['link', 'link account', 'log in', 'log me in', 'login', 'sign in', 'sign me in'],
        ...['connect', 'connect account'],
      ],
    },
    {
      intent: { want: 'linkOnComputer' },
      phrases: [
        ...['i on computer', 'i am on computer', 'm on computer', '=on computer', '=computer'],
        ...['i on pc', 'm on pc', 'i on laptop', 'm on laptop', 'i on desktop', 'm on desktop'],
        ...['button not work*', 'button doesn t work*', 'button nothing happens', 'no button'],
        ...['can t log in', 'cannot log in', 'can not log in', 'log in not work*'],
        ...['log in doesn t work*', 'login not work*', 'login doesn t work*'],
      ],
    },
    {
      intent: { want: 'unlink' },
      phrases: [
        ...[
          'unlink',
          'unlink account',
          'log out',
          'log me out',
          'logout',
          'sign out',
          'sign me out',
        ],
        ...['disconnect', 'disconnect account', 'remove link', 'remove account', 'delete link'],
      ],
    },
    {
      intent: { want: 'deleteData' },
      phrases: [
        ...['delete data', 'erase data', 'remove data', 'delete everything', 'erase everything'],
        ...['delete account', 'erase account', 'delete personal information', 'delete chat'],
        ...['delete conversation', '=delete me', '=erase me', '=forget me', '=please forget me'],
        ...['right to be forgotten', 'data deletion', 'deletion data'],
      ],
    },
    {
      intent: { want: 'exportData' },
      phrases: [
        ...['send my data', 'send me my data', 'export data', 'download data', 'copy of my data'],
        ...['get my data', 'give me my data', 'show me my data', 'what data do you'],
        ...['=my data', 'data export', 'data do you store', 'what do you know about me'],
      ],
    },
    {
      intent: { want: 'language', locale: 'en' },
      phrases: ['english', 'in english', 'speak english', 'switch to english'],
    },
    {
      intent: { want: 'language', locale: 'de' },
      phrases: ['german', 'in german', 'speak german', 'switch to german'],
    },
  ],
  commonWords: [
    ...['the', 'is', 'are', 'my', 'your', 'you', 'where', 'when', 'what', 'which', 'how', 'please'],
    ...['and', 'not', 'with', 'for', 'of', 'to', 'it', 'has', 'have', 'can', 'parcel', 'package'],
  ],
};
