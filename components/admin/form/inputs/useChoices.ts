import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Choice } from "@/lib/contract/admin/admin";
import { useAdminQueries } from "../../client";
import { useDebounced } from "./useDebounced";

const REST_MS = 180;

/** Records of a model whose names match what is being typed. */
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
