import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a step of its own (`npm run check`), run before every build that lands.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A plan may be uploaded through a form; the reader itself refuses what is too large.
    serverActions: { bodySizeLimit: "64mb" },
  },
  serverExternalPackages: ["pg", "pg-boss", "pdfjs-dist"],
};

export default withIntl(config);
