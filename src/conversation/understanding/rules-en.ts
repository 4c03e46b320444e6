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
        ...['who are you', 'are you a bot', 'are you bot', 'are you human', 'are you robot'],
      ],
    },
    {
      intent: { want: 'help' },
      phrases: ['help', 'menu', 'options', 'what can you do', 'how does this work', 'commands'],
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
      intent: { want: 'link' },
      phrases: [
        ...['link', 'link account', 'log in', 'log me in', 'login', 'sign in', 'sign me in'],
        ...['connect', 'connect account'],
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
