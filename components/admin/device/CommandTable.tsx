import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Scrollable } from "@/components/ui/Scrollable";
import type { CommandItem, CommandStatus } from "@/lib/contract/device/command";
import { useAdminQueries } from "../client";
import { Timestamp } from "../shell/Timestamp";
import { commandText, resultText } from "./words";

/** Live events cover only this server's changes; another process may close a command without one. */
const ASK_MS = 5_000;
const NEWEST = 10;

const LOOKS: Record<CommandStatus, { label: string; ink: string }> = {
  waiting: { label: "Waiting", ink: "text-muted" },
  sent: { label: "Sent", ink: "text-accent" },
  done: { label: "Done", ink: "font-medium text-ink" },
  refused: { label: "Refused", ink: "font-medium text-danger" },
  expired: { label: "Expired", ink: "text-warning" },
};

/** The newest commands of a station, and their outcome. */
export function CommandTable({ stationId }: { stationId: number }) {
  const queries = useAdminQueries();
  const { data: commands = [] } = useQuery({
    ...queries.commands.queryOptions({ stationId, limit: NEWEST }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? ASK_MS : false),
  });
  if (commands.length === 0) return <p className="text-muted text-sm">No command has been sent yet.</p>;
  return (
    <Scrollable label="Newest commands, table" className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="pb-1 text-left font-medium">Newest commands</caption>
        <thead className="text-muted text-xs">
          <tr className="border-line border-b">
            {["Command", "Status", "Result", "By", "Given (UTC)"].map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {commands.map((command) => (
            <CommandRow key={command.id} command={command} />
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}

function CommandRow({ command }: { command: CommandItem }) {
  const { request, status, message, result, actor, createdAt } = command;
  const { label, ink } = LOOKS[status];
  return (
    <tr className="border-line border-b last:border-0">
      <td className="whitespace-nowrap py-1.5 pr-4">{commandText(request)}</td>
      <td className={clsx("py-1.5 pr-4", ink)}>{label}</td>
      <td className="min-w-48 break-words py-1.5 pr-4">{resultText(message, result)}</td>
      <td className="py-1.5 pr-4">{actor}</td>
      <td className="py-1.5">
        <Timestamp time={createdAt} />
      </td>
    </tr>
  );
}
