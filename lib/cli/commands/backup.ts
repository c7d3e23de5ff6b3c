import { resolve } from "node:path";
import { Command } from "commander";
import { writeBackup } from "../../services/backup";
import { print } from "../print";
import { progress } from "../progress";
import { withDatabase } from "../session";

const HELP = `
The server may keep running: the backup is the database as it was when it began. It can be restored to any
database that the program supports. It contains password hashes: only you may read it.

Example:
  npm run manage -- backup weather.backup.gz`;

export function backupCommand(): Command {
  return new Command("backup")
    .description("write everything to one file")
    .argument("<file>", "the backup to write; an older one is replaced once the new one is complete")
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
