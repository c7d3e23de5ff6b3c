import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/Dialog";
import { Skeleton } from "@/components/ui/Skeleton";
import type { Selection } from "@/lib/contract/admin/admin";
import { useAdminQueries } from "../client";
import { errorText } from "../errorText";
import { useOutcome } from "../shell/useOutcome";
import { DeletePanel } from "./DeletePanel";

interface DeleteDialogProps {
  model: string;
  selection: Selection;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for confirmation before selected records are deleted. */
export function DeleteDialog({ model, selection, onClose, onDone }: DeleteDialogProps) {
  const trpc = useAdminQueries();
  const outcome = useOutcome();
  const { data, error } = useQuery({
    ...trpc.deletePreview.queryOptions({ model, selection }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog title="Are you sure?" onClose={onClose}>
      <div className="mt-3">
        {data && (
          <DeletePanel
            preview={data}
            selection={selection}
            onCancel={onClose}
            onDone={(result) => {
              onClose();
              outcome(result);
              onDone();
            }}
          />
        )}
        {error && (
          <>
            <Alert title={errorText(error)} />
            <button type="button" onClick={onClose} className={`${buttonClass()} mt-4`}>
              Close
            </button>
          </>
        )}
        {!data && !error && <Skeleton className="h-40" />}
      </div>
    </Dialog>
  );
}
