// Runs one program for a command and ends it when the command has gone, however it went. A command that is killed
// with SIGKILL can do nothing any more, but its end of our input closes, and that is what we wait for.
//
//   node scripts/keeper.mjs PROGRAM ARGUMENT …
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });

child.once('error', () => process.exit(127));
child.once('exit', (code) => process.exit(code ?? 1));

// Ctrl-C reaches everybody in the terminal. We stay until the program has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endChild);
process.stdin.resume();
process.stdin.once('end', endChild);
process.stdin.once('error', endChild);

function endChild() {
  child.kill('SIGTERM');
  // A program that does not listen within five seconds is not asked again.
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
}
