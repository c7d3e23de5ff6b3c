/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // The REST API keeps the trailing slash of /station/, and a redirect would lose a POST.
  skipTrailingSlashRedirect: true,
  experimental: { optimizePackageImports: ["radix-ui", "recharts"] },
};

export default config;
