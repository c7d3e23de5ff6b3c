// `npm run licences`: writes THIRD-PARTY.md from package-lock.json. A test fails when the file is not up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedPackages } from "./lib/licences.mjs";
import { print, root } from "./lib/print.mjs";
import { thirdPartyPage } from "./lib/third-party-page.mjs";

const packages = shippedPackages(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
writeFileSync(join(root, "THIRD-PARTY.md"), thirdPartyPage(packages));
print(`THIRD-PARTY.md lists ${packages.length} packages.`);
