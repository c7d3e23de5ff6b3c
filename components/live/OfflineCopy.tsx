"use client";

import { useEffect } from "react";

/**
 * Lets the service worker (public/sw.js) cache the latest state of the page, once the page has loaded its own
 * resources.
 */
export function OfflineCopy() {
  useEffect(() => {
    const register = () => void navigator.serviceWorker?.register("/sw.js").catch(() => {});
    if (document.readyState === "complete") return register();
    window.addEventListener("load", register, { once: true });
    return () => window.removeEventListener("load", register);
  }, []);
  return null;
}
