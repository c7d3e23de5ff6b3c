import { Alert } from "@/components/ui/Alert";
import { utcText } from "@/lib/format/utcText";
import { changeHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";

interface AheadNoticeProps {
  /** Their number in words. */
  text: string;
  stations: { id: number; name: string; time: number }[];
}

/** Stations whose latest reading is in the future: what the site shows of them is wrong until their next one. */
export function AheadNotice({ text, stations }: AheadNoticeProps) {
  if (stations.length === 0) return null;
  return (
    <div className="mb-4">
      <Alert tone="warning" title={`${text}.`}>
        <ul className="mt-1 grid gap-0.5">
          {stations.map(({ id, name, time }) => (
            <li key={id} className="break-words">
              <AdminLink href={changeHref("station", String(id))} className="rounded font-medium hover:underline">
                {name}
              </AdminLink>
              , {utcText(time)} UTC
            </li>
          ))}
        </ul>
        <p className="mt-2">
          Set the server’s clock if it is wrong. The next reading replaces these as the latest; those with a wrong time
          stay among the readings until they are deleted there.
        </p>
      </Alert>
    </div>
  );
}
