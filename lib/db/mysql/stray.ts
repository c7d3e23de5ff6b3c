import { processSingleton } from "../../process-singleton";

/**
 * Where a connection is lost in the statements that it begins with, the driver tells whoever asked for it, and then rejects
 * a promise of its own that nobody can wait for (mariadb 3.4.5, `authSuccess`). By Node's rule that would end the process.
 * Any other rejection that nobody waits for still does.
 */
export function outliveStrayRejections(): void {
  processSingleton("stray rejections", () =>
    process.on("unhandledRejection", (reason) => {
      if (!isLostConnection(reason)) throw reason;
    }),
  );
}

/** Also of a plain error of the socket the driver says that it is fatal. */
function isLostConnection(reason: unknown): boolean {
  return reason instanceof Error && "sqlState" in reason && "fatal" in reason && reason.fatal === true;
}
