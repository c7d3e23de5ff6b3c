import type { MetadataRoute } from "next";

/** Lets browsers install the site as an application. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Weather Station",
    short_name: "Weather",
    description: "Live weather from a network of stations: a map, current conditions and charts.",
    id: "/",
    start_url: "/",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#1769c2",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
