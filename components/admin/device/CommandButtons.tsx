import { useQueryClient } from "@tanstack/react-query";
import { Lightbulb, LightbulbOff, type LucideIcon, RefreshCw, SunMoon, Timer } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { isDecimal } from "@/lib/contract/decimal";
import { type CommandRequest, INTERVAL_SECONDS } from "@/lib/contract/device/command";
import { useAdmin, useAdminQueries } from "../client";
import { errorText } from "../errorText";
import { commandText } from "./words";

const BUTTONS: { label: string; icon: LucideIcon; request: CommandRequest }[] = [
  { label: "Light on", icon: Lightbulb, request: { name: "light", on: true } },
  { label: "Light off", icon: LightbulbOff, request: { name: "light", on: false } },
  { label: "Light automatic", icon: SunMoon, request: { name: "light", on: null } },
  { label: "Read now", icon: RefreshCw, request: { name: "read" } },
];

const { min, max } = INTERVAL_SECONDS;
const BAD_INTERVAL = `Type a number of seconds from ${min} to ${max.toLocaleString("en")}.`;

interface CommandButtonsProps {
  stationId: number;
  /** Seconds, as last reported by the device. */
  interval: number | null;
}

/** Buttons for sending commands to a device. The table shows their outcome. */
export function CommandButtons({ stationId, interval }: CommandButtonsProps) {
  const admin = useAdmin();
  const queries = useAdminQueries();
  const queryClient = useQueryClient();
  const [isSending, setSending] = useState(false);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  const [seconds, setSeconds] = useState("");
  const id = useId();

  async function send(request: CommandRequest) {
    if (isSending) return;
    setSending(true);
    setSaid("");
    setFault("");
    try {
      await admin.sendCommand.mutate({ stationId, request });
      setSaid(`“${commandText(request)}” was sent to the device.`);
      await queryClient.invalidateQueries({ queryKey: queries.commands.queryKey({ stationId }) });
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setSending(false);
    }
  }

  function setInterval(event: FormEvent) {
    event.preventDefault();
    const value = isDecimal(seconds.trim()) ? Number(seconds) : Number.NaN;
    if (!(value >= min && value <= max)) return setFault(BAD_INTERVAL);
    void send({ name: "interval", seconds: value });
  }

  return (
    <div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="flex flex-wrap gap-2">
          {BUTTONS.map(({ label, icon: Icon, request }) => (
            <button
              key={label}
              type="button"
              aria-disabled={isSending}
              onClick={() => void send(request)}
              className={buttonClass()}
            >
              <Icon className="size-4" aria-hidden="true" />
              {label}
            </button>
          ))}
        </div>
        <form onSubmit={setInterval} noValidate className="flex items-center gap-2 text-sm">
          <label htmlFor={id}>Sampling interval</label>
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            aria-describedby={`${id}-unit`}
            aria-invalid={fault === BAD_INTERVAL}
            placeholder={interval === null ? "" : String(interval)}
            value={seconds}
            onChange={(event) => setSeconds(event.target.value)}
            className={`${inputClass(fault === BAD_INTERVAL)} max-w-20`}
          />
          <span id={`${id}-unit`} className="text-muted">
            s
          </span>
          <button type="submit" aria-disabled={isSending} className={buttonClass()}>
            <Timer className="size-4" aria-hidden="true" />
            Set
          </button>
        </form>
      </div>
      <p role="status" className="mt-2 text-muted text-sm empty:hidden">
        {said}
      </p>
      <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
        {fault}
      </p>
    </div>
  );
}
