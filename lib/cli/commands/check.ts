import { Command } from "commander";
import { closeDatabase } from "../../db/client";
import { AppError } from "../../errors";
import { userMessage } from "../../user-message";
import { type Finding, wrong } from "../checks/check";
import { checkContent, checkDatabase, checkLatest, checkStatistics } from "../checks/database";
import { checkClock, checkFolder, checkSpace } from "../checks/machine";
import { print } from "../print";

const MACHINE = [checkFolder, checkSpace, checkClock];
const CONTENT = [checkContent, checkLatest, checkStatistics];

export function checkCommand(): Command {
  return new Command("check")
    .description("check configuration, disk, clock and database")
    .addHelpText("after", "\nEnds with exit code 1 when something is wrong.\n\nExample:\n  npm run manage -- check")
    .action(async () => {
      const findings = await checkAll().finally(closeDatabase);
      const faults = findings.filter(({ ok }) => !ok).length;
      if (faults > 0) throw new AppError("unavailable", `${faults} of ${findings.length} checks found a problem.`);
    });
}

async function checkAll(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of MACHINE) findings.push(await run(check));
  const database = await run(checkDatabase);
  findings.push(database);
  if (database.ok) for (const check of CONTENT) findings.push(await run(check));
  return findings;
}

async function run(check: () => Promise<Finding>): Promise<Finding> {
  const finding = await check().catch((error) => wrong(userMessage(error)));
  print(`${finding.ok ? "ok   " : "WRONG"}  ${finding.text}`);
  return finding;
}
