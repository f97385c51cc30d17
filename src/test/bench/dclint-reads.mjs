// dclint-reads.mjs NODE_MODULES FOLDER: prints the compose files below FOLDER (one folder deep) that dclint reads without
// an error of its own: neither broken YAML, nor against its schema, nor an exception.
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, folder] = process.argv.slice(2).map((path) => resolve(path));
const { DCLinter } = createRequire(join(modules, 'x.js'))('dclint');
const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });

for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name, 'compose.yaml');
    try {
        const messages = linter.lintFiles([file], false).flatMap((result) => result.messages);
        if (!messages.some((message) => ['invalid-yaml', 'invalid-schema', 'unknown-error'].includes(message.rule))) {
            console.log(file);
        }
    } catch {
        // It does not read that one.
    }
}
