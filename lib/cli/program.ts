import { Command, Option } from "commander";
import { backupCommand } from "./commands/backup";
import { changePasswordCommand } from "./commands/changepassword";
import { checkCommand } from "./commands/check";
import { createKeyCommand } from "./commands/createkey";
import { createSuperuserCommand } from "./commands/createsuperuser";
import { createUserCommand } from "./commands/createuser";
import { demoCommand } from "./commands/demo";
import { endSessionsCommand } from "./commands/endsessions";
import { exportCommand } from "./commands/export";
import { importCommand } from "./commands/import";
import { listKeysCommand } from "./commands/listkeys";
import { migrateCommand } from "./commands/migrate";
import { restoreCommand } from "./commands/restore";
import { revokeKeyCommand } from "./commands/revokekey";
import { rotateKeyCommand } from "./commands/rotatekey";

/** Every command, in the order in which `help` lists them. */
export function program(): Command {
  return new Command("npm run manage --")
    .description("Manages a weather-station server: users, keys, data, backups.")
    .addOption(new Option("--cwd <folder>").hideHelp().default(process.cwd()))
    .helpCommand("help [command]", "show a command's description, arguments and an example")
    .addCommand(createSuperuserCommand())
    .addCommand(createUserCommand())
    .addCommand(changePasswordCommand())
    .addCommand(endSessionsCommand())
    .addCommand(createKeyCommand())
    .addCommand(listKeysCommand())
    .addCommand(rotateKeyCommand())
    .addCommand(revokeKeyCommand())
    .addCommand(migrateCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(demoCommand())
    .addCommand(checkCommand());
}
