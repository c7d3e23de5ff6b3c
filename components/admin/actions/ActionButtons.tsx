import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";
import type { ActionInfo } from "@/lib/contract/admin/admin";
import { ActionDialog } from "./ActionDialog";

interface ActionButtonsProps {
  model: string;
  recordKey: string;
  label: string;
  actions: readonly ActionInfo[];
  size?: "small" | "normal";
  onDone: () => Promise<void>;
}

/** The actions on one record, besides changing it. */
export function ActionButtons({ model, recordKey, label, actions, size = "normal", onDone }: ActionButtonsProps) {
  const [asked, setAsked] = useState<ActionInfo>();
  return (
    <HydratedFieldset>
      {actions.map((action) => (
        <button
          key={action.name}
          type="button"
          aria-label={size === "small" ? `${action.label}: ${label}` : undefined}
          onClick={() => setAsked(action)}
          className={buttonClass(action.isDanger ? "danger-quiet" : "plain", size)}
        >
          {action.label}
        </button>
      ))}
      {asked && (
        <ActionDialog
          model={model}
          action={asked}
          selection={{ keys: [recordKey] }}
          subject={label}
          onClose={() => setAsked(undefined)}
          onDone={onDone}
        />
      )}
    </HydratedFieldset>
  );
}
