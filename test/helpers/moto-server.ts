import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { systemSleep } from '../../src/shared/clock';
import { freePort } from './free-port';

const READY_WITHIN = 60_000;

/** The emulated AWS of `pip install 'moto[server]'`. Asked of the shell: Python alone takes seconds to start. */
export const isMotoPresent = (): boolean =>
  spawnSync('command -v moto_server', { shell: true, stdio: 'ignore' }).status === 0;

/** An emulated AWS in a process of its own: one endpoint for every service, in memory. */
export async function startMoto(): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const port = await freePort();
  const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const kill = (): void => {
    moto.kill('SIGKILL');
  };
  process.once('exit', kill); // so that an aborted run leaves none behind

  const endpoint = `http://127.0.0.1:${String(port)}`;
  const deadline = Date.now() + READY_WITHIN;
  while (!(await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined))?.ok) {
    if (moto.exitCode !== null || Date.now() > deadline) throw new Error('moto does not answer');
    await systemSleep(50);
  }
  return {
    endpoint,
    close: async () => {
      process.off('exit', kill);
      const ended = once(moto, 'exit');
      kill();
      await ended;
    },
  };
}
