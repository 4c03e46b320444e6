/** What differs from one run to the next, under the names that a scene gives it: `{ticket}`, `{code}`. */
export interface Names {
  readonly bind: (name: string, value: string) => void;
  /** With values in the place of names; throws for a name that nothing has been given. */
  readonly fill: (text: string) => string;
  /** With names in the place of values. A ticket number seen for the first time is `{ticket}`, then `{ticket 2}`, … */
  readonly mask: (text: string) => string;
}

const TICKET_NUMBER = /\bT-[2-9][2-9A-HJKMNP-TV-Z]{5}\b/g;

export function createNames(): Names {
  const values = new Map<string, string>();
  let tickets = 0;

  const nameTickets = (text: string): void => {
    const known = new Set(values.values());
    for (const number of new Set(text.match(TICKET_NUMBER))) {
      if (known.has(number)) continue;
      tickets += 1;
      values.set(tickets === 1 ? 'ticket' : `ticket ${String(tickets)}`, number);
    }
  };

  return {
    bind: (name, value) => {
      values.set(name, value);
    },
    fill: (text) =>
      text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
        const value = values.get(name);
        if (value === undefined) throw new Error(`Nothing has been called {${name}} yet.`);
        return value;
      }),
    mask: (text) => {
      nameTickets(text);
      return [...values].reduce(
        (masked, [name, value]) => masked.replaceAll(value, `{${name}}`),
        text,
      );
    },
  };
}
