/** What the server of this page tells it about itself, at `/local.json`. */
export interface LocalConfig {
  readonly companyName: string;
  /** Absent where Messenger runs alone, for a bot that is not ours: panes about our tables have no place then. */
  readonly bot?: BotConfig;
}

/** The tables and customers of our own bot. */
export interface BotConfig {
  readonly dynamoDbEndpoint: string;
  readonly tablePrefix: string;
  readonly demo: {
    readonly password: string;
    readonly customers: readonly { readonly email: string; readonly name: string }[];
  };
}

export async function loadLocalConfig(): Promise<LocalConfig> {
  const response = await fetch('local.json');
  if (!response.ok) throw new Error('The local stack tells nothing about itself.');
  return (await response.json()) as LocalConfig;
}
