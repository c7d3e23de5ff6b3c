import { type MouseEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import { PAGE_ROWS } from "./firstStations";

interface StationRowsProps<Item> {
  /** Those that are there, in order, from `start` on. */
  items: readonly Item[];
  row: (item: Item, index: number) => ReactNode;
  /** The number of rows before them, and of all rows. */
  start: number;
  count: number;
  /** Another key begins again with the first rows. */
  listKey: string;
  /** The addresses of the pages before and after, for a browser that has not all rows. */
  earlier: string;
  later: string;
  /** May rows be missing because they could not be loaded? Then the links lead to their pages. */
  hasFailed: boolean;
  /** The visitor comes to the end of the rows that are there. */
  onNearEnd: () => void;
}

/**
 * A list that grows as its end comes near. Rows stay once they are there, so that the keyboard, screen readers and the
 * browser's own search find them; without scripts its links lead from page to page.
 */
export function StationRows<Item>(props: StationRowsProps<Item>) {
  const { items, row, start, count, listKey, earlier, later, hasFailed, onNearEnd } = props;
  const t = useText();
  const [list, setList] = useState({ key: listKey, rows: PAGE_ROWS });
  if (list.key !== listKey) setList({ key: listKey, rows: PAGE_ROWS });
  const element = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLSpanElement>(null);
  const [focused, setFocused] = useState<number>();

  const rows = Math.min(list.rows, items.length);
  const left = count - start - rows;
  const isWaiting = list.rows > items.length;

  function grow() {
    onNearEnd();
    if (!isWaiting) setList({ key: listKey, rows: list.rows + PAGE_ROWS });
  }

  const onEnd = useEffectEvent(grow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end that is still in view after rows were added counts again
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onEnd());
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [rows, left > 0]);

  // The link that was pressed has moved below the new rows.
  useEffect(() => {
    if (focused === undefined || focused >= rows) return;
    element.current?.children[focused]?.querySelector("a")?.focus();
    setFocused(undefined);
  }, [focused, rows]);

  function onMore(event: MouseEvent) {
    if (hasFailed || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    grow();
    if (event.detail === 0) setFocused(rows);
  }

  return (
    <>
      {start > 0 && (
        <p className="border-line border-b p-3 text-center">
          <a href={earlier} className={buttonClass()}>
            {t("map.earlier", { count: Math.min(PAGE_ROWS, start) })}
          </a>
        </p>
      )}
      <ul ref={element} className="min-h-0 flex-1 overflow-y-auto">
        {items.slice(0, rows).map(row)}
        {left > 0 && (
          <li className="relative flex items-center justify-center gap-3 p-4">
            <span ref={end} aria-hidden="true" className="pointer-events-none absolute bottom-0 h-[60rem] w-px" />
            <a href={later} onClick={onMore} className={buttonClass()}>
              {t(isWaiting && !hasFailed ? "map.loading" : "map.more", { count: Math.min(PAGE_ROWS, left) })}
            </a>
            <span className="text-muted text-sm">{t("map.shown", { shown: start + rows, total: count })}</span>
          </li>
        )}
      </ul>
    </>
  );
}
