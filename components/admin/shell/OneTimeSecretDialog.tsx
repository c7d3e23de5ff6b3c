"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/Dialog";
import type { OneTimeSecret } from "@/lib/contract/admin/admin";
import { CopyLine } from "./CopyLine";

const ShowContext = createContext<(secret: OneTimeSecret) => void>(() => undefined);

export const useShowOnce = () => useContext(ShowContext);

/** Shows a secret that cannot be retrieved again, above whatever page comes next, until dismissed explicitly. */
export function OneTimeSecretDialog({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<readonly OneTimeSecret[]>([]);
  const [first] = waiting;
  const close = () => setWaiting((all) => all.slice(1));
  return (
    <ShowContext value={(secret) => setWaiting((all) => [...all, secret])}>
      {children}
      {first && (
        <Dialog title={first.title} onClose={close} isHeld>
          <p className="mt-2 text-muted text-sm">{first.help}</p>
          <dl className="mt-4 grid gap-3">
            {first.lines.map((line) => (
              <CopyLine key={line.label} label={line.label} value={here(line.value)} />
            ))}
          </dl>
          <div className="mt-6 flex justify-end">
            <button type="button" onClick={close} className={buttonClass("primary")}>
              I’ve saved it
            </button>
          </div>
        </Dialog>
      )}
    </ShowContext>
  );
}

/** The browser knows the address under which it reached this server. */
function here(value: string): string {
  const { origin, hostname, protocol, port } = window.location;
  const known = { "{origin}": origin, "{host}": hostname, "{port}": port || (protocol === "https:" ? "443" : "80") };
  return Object.entries(known).reduce((text, [name, part]) => text.replaceAll(name, part), value);
}
