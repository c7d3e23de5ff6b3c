import { ImageDown } from "lucide-react";
import type { RefObject } from "react";
import { useText } from "@/components/prefs/Preferences";
import { closeMenu } from "@/components/ui/menu/closeMenu";
import { Menu } from "@/components/ui/menu/Menu";
import { menuItemClass } from "@/components/ui/menu/menuItem";

interface PictureMenuProps {
  /** The element that contains the chart. */
  frame: RefObject<HTMLElement | null>;
  captions: { title: string; subtitle: string; source: string };
}

/** Saves the chart as a picture, made in the browser without a request. */
export function PictureMenu({ frame, captions }: PictureMenuProps) {
  const t = useText();

  async function save(kind: "svg" | "png") {
    const chart = frame.current?.querySelector("svg");
    if (!chart) return;
    const { pictureOf, savePicture } = await import("./picture");
    await savePicture(pictureOf(chart, captions), captions.title.replace(/[\s·,/]+/g, "-"), kind);
  }

  return (
    <div className="-my-2 -mr-2 print:hidden">
      <Menu
        label={`${t("charts.picture")}: ${captions.title}`}
        button={<ImageDown className="size-4" aria-hidden="true" />}
      >
        {(["png", "svg"] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className={menuItemClass}
            onClick={(event) => {
              closeMenu(event);
              void save(kind);
            }}
          >
            {t(`charts.${kind}`)}
          </button>
        ))}
      </Menu>
    </div>
  );
}
