import { notFound } from "next/navigation";
import { ask } from "../../ask";

/** Whatever else is asked for below /admin/ is not there, and says so within the admin. */
export default async function NowhereRoute() {
  await ask("/admin/", (admin) => admin.session());
  notFound();
}
