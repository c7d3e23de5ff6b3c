import { resolve } from "node:path";
import { Command } from "commander";
import { writeBackup } from "../../services/backup/write";
import { print } from "../print";
import { progress } from "../progress";
import { withDatabase } from "../session";

const HELP = `
The server may go on running: the backup is the database as it was when it began. Its file moves to any
database that the program runs on. It holds password hashes: only you may read it.

Example:
  npm run manage -- backup weather.backup.gz`;

export function backupCommand(): Command {
  return new Command("backup")
    .description("write everything to one file")
    .argument("<file>", "where to; an older one is replaced when the new one is whole")
    .addHelpText("after", HELP)
    .action(async (file: string, _options: unknown, command: Command) => {
      const path = resolve(command.optsWithGlobals<{ cwd: string }>().cwd, file);
      const shown = progress("Backup");
      const rows = await withDatabase((ctx) =>
        writeBackup(ctx, { file: path }, { onProgress: (done) => shown.update(done, undefined, `${done} rows`) }),
      ).finally(shown.stop);
      const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
      print(`Wrote ${total} rows of ${Object.keys(rows).length} tables to ${path}.`);
    });
}
