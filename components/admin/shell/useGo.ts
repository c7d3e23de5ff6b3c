import { useRouter } from "next/navigation";
import { useTransition } from "react";

interface Go {
  go: (href: string) => void;
  replace: (href: string) => void;
  refresh: () => void;
  isGoing: boolean;
}

/** Navigates from code, and tells whether a page is loading. */
export function useGo(): Go {
  const router = useRouter();
  const [isGoing, start] = useTransition();
  return {
    go: (href) => start(() => router.push(href)),
    replace: (href) => start(() => router.replace(href, { scroll: false })),
    refresh: () => start(() => router.refresh()),
    isGoing,
  };
}
