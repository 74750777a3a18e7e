#!/usr/bin/env node
import { fieldpact } from './fieldpact';

const { code, text, problem } = await fieldpact(
  process.argv.slice(2),
  new Date().toISOString(),
  // Only where somebody looks: in a log it would be noise.
  (line) => process.stderr.isTTY && process.stderr.write(`${line}\n`),
);
// Written before the end: a pipe that is slow must not cut the answer short.
if (problem !== null) process.stderr.write(`${problem}\n`);
if (text !== '') process.stdout.write(`${text}\n`);
process.exitCode = code;
