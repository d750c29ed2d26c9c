// How does a program end that a story began? When it is told to, and with the story at the latest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Begins it; `end` has it ended for sure, and may be said twice. */
export function begin(program, args, options) {
  const child = spawn(program, args, options);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').finally(() => process.off('exit', kill));
  ended.catch(() => {}); // whoever waits for it is told
  return {
    child,
    ended,
    end: async () => {
      kill();
      await ended;
    },
  };
}
