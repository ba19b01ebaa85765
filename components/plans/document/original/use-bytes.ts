import { useEffect, useState } from "react";

/** The bytes at an address: undefined until they are there, null where they cannot be had. */
export function useBytes(address: string): Uint8Array | null | undefined {
  const [bytes, setBytes] = useState<Uint8Array | null>();
  useEffect(() => {
    const leaving = new AbortController();
    const read = async () => {
      const response = await fetch(address, { signal: leaving.signal });
      if (!response.ok) throw new Error(`the original answers ${response.status}`);
      setBytes(new Uint8Array(await response.arrayBuffer()));
    };
    read().catch(() => {
      if (!leaving.signal.aborted) setBytes(null);
    });
    return () => leaving.abort();
  }, [address]);
  return bytes;
}
