import { Alert } from "@/components/ui/Alert";
import { changeHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";

interface StoppedUploadsProps {
  uploads: { id: number; name: string; service: string; result: string }[];
}

/** Uploads that nobody else will start again: their services do not know the account or the password. */
export function StoppedUploads({ uploads }: StoppedUploadsProps) {
  if (uploads.length === 0) return null;
  return (
    <div className="mb-4">
      <Alert tone="warning" title={uploads.length === 1 ? "An upload was stopped." : "Uploads were stopped."}>
        <ul className="mt-1 grid gap-0.5">
          {uploads.map(({ id, name, service, result }) => (
            <li key={id} className="break-words">
              <AdminLink href={changeHref("upload", String(id))} className="rounded font-medium hover:underline">
                {name} to {service}
              </AdminLink>
              : {result}
            </li>
          ))}
        </ul>
        <p className="mt-2">Nothing is sent until the account or the password is changed, or “Send now” succeeds.</p>
      </Alert>
    </div>
  );
}
