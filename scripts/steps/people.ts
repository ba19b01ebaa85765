/** Who can sign in to this database: what a start tells at its end. */
import { connect } from "@/lib/db/reach";

export interface People {
  anyone: boolean;
  demo: string[];
}

export async function peopleIn(databaseUrl: string): Promise<People> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<{ username: string; is_demo: boolean }>(
      `SELECT username, is_demo FROM users WHERE is_demo AND disabled_at IS NULL
       UNION ALL (SELECT username, is_demo FROM users WHERE NOT is_demo LIMIT 1)`,
    );
    return { anyone: rows.length > 0, demo: rows.filter((row) => row.is_demo).map((row) => row.username) };
  } finally {
    await client.end();
  }
}
