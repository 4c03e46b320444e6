/** What the local stack tells its page about itself, at `/local.json`. */
export interface LocalConfig {
  readonly companyName: string;
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
