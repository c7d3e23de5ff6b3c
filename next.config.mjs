/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The REST API keeps the trailing slash of /station/, and a redirect would lose a POST.
  skipTrailingSlashRedirect: true,
  // Sends the title with the page to every client: streamed after it, the title would be empty after each navigation.
  htmlLimitedBots: /./,
  // Types are checked by `npm run types`: starting a server should not wait for it, nor need the tests' types.
  typescript: { ignoreBuildErrors: true },
  // Not used, and its endpoint would resize images for anyone.
  images: { unoptimized: true },
  experimental: {
    optimizePackageImports: ["recharts"],
    // The admin's pages may answer 403.
    authInterrupts: true,
    // Preloading would take a hundred megabytes for routes that our own server answers before Next.
    preloadEntriesOnStart: false,
  },
  rewrites: async () => ({
    // The address of the folder serves its one file.
    beforeFiles: [{ source: "/agent", destination: "/agent/weather-agent.mjs" }],
    // Next's file routes cannot mix fixed and variable parts in one segment.
    afterFiles: [
      {
        source: "/stations/:id/reports/:period(\\d{4}|\\d{4}-\\d{2}).txt",
        destination: "/stations/:id/reports/:period/text",
      },
    ],
    // Everything else is a JSON 404 to a client that does not ask for a page.
    fallback: [
      {
        source: "/:path*",
        missing: [{ type: "header", key: "accept", value: "(.*)text/html(.*)" }],
        destination: "/api/unknown",
      },
    ],
  }),
};

export default config;
