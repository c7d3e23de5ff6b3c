import { Download } from "lucide-react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { closeMenu } from "@/components/ui/menu/closeMenu";
import { Menu } from "@/components/ui/menu/Menu";
import { MenuLabel } from "@/components/ui/menu/MenuLabel";
import { menuItemClass } from "@/components/ui/menu/menuItem";
import type { Span } from "@/lib/contract/charts/span";
import { spanQuery } from "./span";

/** What the charts show as a file, in the reader's system of units. */
export function DownloadMenu({ stationId, span }: { stationId: number; span: Span }) {
  const t = useText();
  const { reader } = useFormat();
  const address = (kind: "csv" | "json") =>
    `/stations/${stationId}/readings.${kind}?${spanQuery(span)}&units=${reader.system}`;
  return (
    <Menu label={t("station.download")} button={<MenuLabel icon={Download} text={t("station.download")} />}>
      <a href={address("csv")} download onClick={closeMenu} className={menuItemClass}>
        {t("station.downloadCsv")}
      </a>
      <a href={address("json")} download onClick={closeMenu} className={menuItemClass}>
        {t("station.downloadJson")}
      </a>
    </Menu>
  );
}
