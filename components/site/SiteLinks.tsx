import Link from "next/link";
import { useText } from "@/components/prefs/Preferences";
import { menuItemClass } from "../ui/menu/menuItem";

/** Where else to go. What is not a page of Next's is a plain link. */
export function SiteLinks() {
  const t = useText();
  return (
    <nav aria-label={t("common.site")} className="flex flex-col border-line border-b pb-1.5">
      <Link href="/compare" prefetch={false} className={menuItemClass}>
        {t("common.compare")}
      </Link>
      <Link href="/kiosk" prefetch={false} className={menuItemClass}>
        {t("common.kiosk")}
      </Link>
      <a href="/feed.atom" className={menuItemClass}>
        {t("common.feed")}
      </a>
      <a href="/api/docs" className={menuItemClass}>
        {t("common.api")}
      </a>
      <a href="/admin/" className={menuItemClass}>
        {t("common.admin")}
      </a>
    </nav>
  );
}
