import type { Metadata } from "next";
import { docHref } from "@/components/admin/addresses";
import { ModelDocs } from "@/components/admin/doc/ModelDocs";
import { Heading } from "@/components/admin/shell/Heading";
import { ask } from "../ask";

export const metadata: Metadata = { title: "Documentation" };

export default async function DocRoute() {
  const models = await ask(docHref, (admin) => admin.docs());
  return (
    <div className="mx-auto w-full max-w-[76rem]">
      <Heading title="Documentation" here="Documentation" />
      <ModelDocs models={models} />
    </div>
  );
}
