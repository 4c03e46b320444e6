import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** The same engine without a desktop browser around it needs a quarter less of the processor. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const installed = (): string => (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : '/usr/bin/chromium');

/** Headless Chromium as installed on the machine; `CHROMIUM_PATH` names another one. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? installed(),
    args: [
      // Continuous integration runs as root in a container, where Chromium's own sandbox cannot start.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // A test must not depend on what lies outside the machine.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
