import { useEffect, useState } from "react";

/** Long enough to read one station from across the room. */
const TURN_MS = 15_000;

/** Whose turn it is of so many: 0, 1, … and from the beginning again. */
export function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((last) => (last + 1) % count), TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return count > 0 ? turn % count : 0;
}
