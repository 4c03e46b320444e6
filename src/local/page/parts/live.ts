/**
 * Listens to server-sent events, for as long as the page is open: `EventSource` reconnects by itself. `onOpen` also
 * runs after each reconnect, as events were missed meanwhile.
 */
export function listenLive(
  url: string,
  onOpen: () => void,
  handlers: Readonly<Record<string, (data: unknown) => void>>,
): void {
  const source = new EventSource(url);
  source.addEventListener('open', onOpen);
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      handle(JSON.parse(event.data));
    });
  }
}
