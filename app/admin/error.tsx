"use client";

import { CloudAlert, RotateCw } from "lucide-react";
import { actionClass, Message } from "@/components/ui/Message";

export default function AdminError({ retry }: { retry: () => void }) {
  return (
    <Message
      icon={CloudAlert}
      title="This page could not be loaded"
      text="The fault is on our side. Nothing was changed by it; please try again in a moment."
    >
      <button type="button" onClick={retry} className={actionClass}>
        <RotateCw className="size-4" aria-hidden="true" />
        Try again
      </button>
    </Message>
  );
}
