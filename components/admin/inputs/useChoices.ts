import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Choice } from "@/lib/contract/admin/admin";
import { useAdminQueries } from "../client";

const REST_MS = 180;

/** Records of a model whose names match the typed text. */
export function useChoices(model: string, text: string, isOpen: boolean): { choices: Choice[]; isSearching: boolean } {
  const trpc = useAdminQueries();
  const search = useDebounced(text.trim(), REST_MS);
  const { data = [], isFetching } = useQuery({
    ...trpc.choices.queryOptions({ model, search }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return { choices: data, isSearching: isFetching || search !== text.trim() };
}

/** The value after it has not changed for a moment. */
function useDebounced<Value>(value: Value, delayMs: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return rested;
}
