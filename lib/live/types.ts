/** What the browser is told of a change: where it was, never what it was. */
export interface LiveEvent {
  plan: string | null;
  /** Null: many. */
  tasks: string[] | null;
  /** It touches what the reader's own desk shows. */
  mine: boolean;
  /** The reader made it. */
  own: boolean;
  /** It may show on any page: a message to the reader, or something that happened while nobody listened. */
  anywhere: boolean;
}
