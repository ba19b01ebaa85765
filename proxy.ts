import { type NextRequest, NextResponse } from "next/server";

const signInPath = "/sign-in";
const open = [signInPath, "/setup"];

function isOpen(pathname: string): boolean {
  return open.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

function isSignedIn(request: NextRequest): boolean {
  return ["next-auth.session-token", "__Secure-next-auth.session-token"].some((name) =>
    request.cookies.has(name),
  );
}

/** Only what this server sends may run; Next puts the nonce on its own scripts. */
function contentSecurityPolicy(nonce: string): string {
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Leads a browser without a session cookie to the sign-in page and back afterwards. Whether a session still holds,
 * and what it may see, is asked where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!isOpen(pathname) && !isSignedIn(request)) {
    const target = new URL(signInPath, request.url);
    if (pathname !== "/") target.searchParams.set("next", `${pathname}${search}`);
    return NextResponse.redirect(target);
  }
  const policy = contentSecurityPolicy(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Not the API: Next hands on only the first megabytes of a body that has passed through here.
export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)"] };
