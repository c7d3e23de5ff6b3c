import { notFound } from "next/navigation";
import { ask } from "../../ask";

/** Any other address below /admin/ is not found, within the admin's frame. */
export default async function NowhereRoute() {
  await ask("/admin/", (admin) => admin.session());
  notFound();
}
