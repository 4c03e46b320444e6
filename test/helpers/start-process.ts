import { spawn } from 'node:child_process';

/** A Node of its own, with nothing of ours but the file it runs. */
export interface StartedProcess {
  /** Resolves with the match once the output has it; rejects with the output when the process ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit code and everything printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  readonly stop: (signal?: 'SIGINT' | 'SIGKILL') => Promise<void>;
}

export function startProcess(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
  stdin = '',
): StartedProcess {
  let output = '';
  const child = spawn(process.execPath, [file, ...args], { env, cwd });
  child.stdin.end(stdin);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      child.emit('printed');
    });
  }
  return {
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match === null) return;
          child.off('printed', look);
          resolve(match);
        };
        child.on('printed', look);
        look();
        void ended.then(() => {
          reject(new Error(`It ended without printing ${String(pattern)}:\n${output}`));
        });
      }),
    ended,
    stop: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
  };
}
