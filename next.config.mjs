/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The REST API keeps the trailing slash of /station/, and a redirect would lose a POST.
  skipTrailingSlashRedirect: true,
  // A page's title comes with the page for everybody: sent after it, there is none for a moment after each step.
  htmlLimitedBots: /./,
  // `npm run types` is where types are checked: who starts a server shall not wait for it, nor need the tests' types.
  typescript: { ignoreBuildErrors: true },
  // No picture of ours needs it, and its address would resize for anybody.
  images: { unoptimized: true },
  experimental: {
    optimizePackageImports: ["recharts"],
    // A page may answer 403: the admin does.
    authInterrupts: true,
    // Each route's bundle would be loaded at the start, a hundred megabytes for what our own server answers before Next.
    preloadEntriesOnStart: false,
  },
  rewrites: async () => ({
    // The folder is known by the one file that it hands out.
    beforeFiles: [{ source: "/agent", destination: "/agent/weather-agent.mjs" }],
    // No folder of app/ can be named so: a part of an address is fixed or free as a whole.
    afterFiles: [
      {
        source: "/stations/:id/reports/:period(\\d{4}|\\d{4}-\\d{2}).txt",
        destination: "/stations/:id/reports/:period/text",
      },
    ],
    // What is neither a page nor a file is JSON to a client that does not ask for a page.
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
