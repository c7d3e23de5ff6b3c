"use client";

import { useEffect } from "react";

/** Has the browser keep the last state of what is shown (public/sw.js), once the page has all that it needs itself. */
export function OfflineCopy() {
  useEffect(() => {
    const register = () => void navigator.serviceWorker?.register("/sw.js").catch(() => {});
    if (document.readyState === "complete") return register();
    window.addEventListener("load", register, { once: true });
    return () => window.removeEventListener("load", register);
  }, []);
  return null;
}
