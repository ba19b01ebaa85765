/** What the browser is told of a change: where it was, never what it was. */
export interface LiveEvent {
  plan: string | null;
  /** Null: many. */
  tasks: string[] | null;
  /** It touches what the reader's own desk shows. */
  mine: boolean;
  /** The reader made it. */
  own: boolean;
  /** Something happened while nobody listened; nobody knows where. */
  missed: boolean;
}
