import { useMutation } from "@tanstack/react-query";
import { buttonClass } from "@/components/ui/button";
import { useAdminQueries } from "../client";

export function StopButton({ task }: { task: string }) {
  const trpc = useAdminQueries();
  const { mutate, isPending, isSuccess } = useMutation(trpc.stopTask.mutationOptions());
  return (
    <button
      type="button"
      disabled={isPending || isSuccess}
      onClick={() => mutate({ id: task })}
      className={buttonClass("plain", "small")}
    >
      {isPending || isSuccess ? "Stopping…" : "Stop"}
    </button>
  );
}
