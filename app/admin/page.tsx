import { AheadNotice } from "@/components/admin/index/AheadNotice";
import { ModelGroups } from "@/components/admin/index/ModelGroups";
import { RecentActions } from "@/components/admin/index/RecentActions";
import { StoppedUploads } from "@/components/admin/index/StoppedUploads";
import { Heading } from "@/components/admin/shell/Heading";
import { RefreshWhenStale } from "@/components/admin/shell/RefreshWhenStale";
import { Alert } from "@/components/ui/Alert";
import { ask } from "./ask";

export default async function AdminIndexPage() {
  const { ahead, groups, recent, statistics, stopped } = await ask("/admin/", (admin) => admin.index());
  return (
    <div className="mx-auto w-full max-w-[76rem]">
      <RefreshWhenStale of={recent} />
      <Heading title="Site administration" />
      <AheadNotice {...ahead} />
      <StoppedUploads uploads={stopped} />
      {statistics && (
        <div className="mb-4">
          <Alert tone="warning" title={statistics}>
            Until then charts of days and more, records and reports may show former values.
          </Alert>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <ModelGroups groups={groups} />
        <RecentActions items={recent} />
      </div>
    </div>
  );
}
