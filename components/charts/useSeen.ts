import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Far enough below the fold for what is late to be there in time. */
const MARGIN = "400px";

/** Has the element been near the visible part of the page, or is it printed? What nobody has come to need not be drawn. */
export function useSeen<T extends Element>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: MARGIN },
    );
    observer.observe(ref.current);
    const print = () => flushSync(() => setSeen(true));
    window.addEventListener("beforeprint", print);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", print);
    };
  }, [isSeen]);
  return [ref, isSeen];
}
