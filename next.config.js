import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    // Words are parsed once, when the server is built, instead of anew for every page that says them.
    messages: { path: "./lib/i18n/messages", format: "json", precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a step of its own (`npm run check`), run before every build that lands.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A pasted plan of two million characters; files take a way of their own.
    serverActions: { bodySizeLimit: "8mb" },
  },
  // Browsers ask for it by this name wherever a page has not yet said what its icon is.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "same-origin" },
      ],
    },
  ],
  serverExternalPackages: ["nodemailer", "pg", "pg-boss", "pdfjs-dist"],
};

export default withIntl(config);
