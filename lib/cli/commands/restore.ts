import { resolve } from "node:path";
import { Command } from "commander";
import { AppError } from "../../errors";
import { restoreBackup } from "../../services/backup";
import { print } from "../print";
import { progress } from "../progress";
import { withDatabase } from "../session";

const HELP = `
Stop the server first. The file is checked completely before anything is written, and then restored
completely or not at all.

Example:
  npm run manage -- restore weather.backup.gz`;

export function restoreCommand(): Command {
  return new Command("restore")
    .description("restore a backup")
    .argument("<file>", "the backup")
    .option("--force", "first delete everything in the database", false)
    .addHelpText("after", HELP)
    .action(async (file: string, { force }: { force: boolean }, command: Command) => {
      const path = resolve(command.optsWithGlobals<{ cwd: string }>().cwd, file);
      const shown = progress("Restore");
      const rows = await withDatabase((ctx) =>
        restoreBackup(
          ctx,
          { file: path },
          { force, onProgress: (done, total) => shown.update(done, total, `${done} rows`) },
        ),
      )
        .catch(withAdvice)
        .finally(shown.stop);
      print(`Restored ${rows} rows.`);
    });
}

function withAdvice(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "conflict") throw error;
  throw new AppError(error.code, `${error.message} With --force they are deleted first.`);
}
