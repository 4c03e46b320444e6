/** What Facebook's numbers mean to a bot, in a sentence (facts §3). The pair of code and subcode goes before the code. */
export function refusalMeaning(numbers: string): string {
  const [code = ''] = numbers.split('/');
  return (
    MEANINGS.get(numbers) ??
    MEANINGS.get(code) ??
    'Nothing is documented of these numbers: the message says what Facebook did not like.'
  );
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['1', 'Something unknown went wrong, often a missing permission.'],
  [
    '1/1357046',
    'The answer was no JSON although the message was sent: wait for its echo, do not send again.',
  ],
  ['2', 'Facebook has trouble, or the person has blocked the Page: try a few times, later.'],
  ['4', 'The app calls too often: pause the whole Page.'],
  ['10', 'The app lacks a permission, or another app controls the thread.'],
  ['10/1893063', 'Facebook lets the Page send nothing for now: stop all its messages.'],
  ['10/2018108', 'This person cannot be reached at the moment.'],
  [
    '10/2018171',
    'The Page’s Conversation Routing does not allow this: its settings are to be checked.',
  ],
  [
    '10/2018278',
    'The 24-hour window is closed: only an approved template or an agent’s words may go out.',
  ],
  ['10/2018300', 'Another app or the Page Inbox controls the thread: the bot has to be silent.'],
  [
    '10/2018336',
    'The thread falls under the European privacy rules, which this kind of message does not pass.',
  ],
  ['15', 'This call takes the app’s token, not the Page’s.'],
  ['17', 'Too many calls: pause the whole Page.'],
  ['27', 'The Page has no default app to give the thread to.'],
  ['32', 'Too many calls for this Page: pause them all.'],
  ['100', 'The call is malformed, breaks a limit, or uses a message tag that is dead.'],
  ['100/33', 'There is no such object, or it is not this Page’s to see.'],
  ['100/2018001', 'Nobody with this id has ever written to the Page.'],
  ['100/2018008', 'Facebook could not fetch the file from its address.'],
  ['100/2018047', 'The file is of another kind than the call says.'],
  ['100/2018074', 'There is no upload with this id.'],
  ['100/2018109', 'The file is larger than Messenger takes.'],
  ['100/2018218', 'Facebook has no profile of this person: go on without a name.'],
  ['100/2018247', 'The app may not read profiles: go on without a name.'],
  ['100/2018294', 'The film took too long to fetch.'],
  ['190', 'The token is dead: stop sending until somebody puts a new one in place.'],
  ['190/460', 'The token is dead: its owner has changed the password.'],
  ['190/463', 'The token has expired.'],
  ['200', 'The app has not been granted the permission that this needs.'],
  ['200/2018028', 'Until the app is approved it reaches only people with a role in it.'],
  ['368', 'Facebook enforces its policy on the Page: stop all its messages.'],
  ['551', 'This person cannot be reached: they blocked the Page or left Messenger.'],
  ['613', 'Too many calls: pause the whole Page.'],
  ['613/2534040', 'More than 40 messages a second: the Page is frozen until there are fewer.'],
  ['2500', 'No such path, or no token in the call.'],
  ['10303', 'The account_linking_token is used up, older than five minutes, or made up.'],
  ['80006', 'The Page has used up its calls of 24 hours: pause until Facebook allows more.'],
]);
