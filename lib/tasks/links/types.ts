/** The task of another plan that is reported on together with one. */
export interface LinkedTask {
  linkId: string;
  taskId: string;
  number: string | null;
  name: string;
  planTitle: string;
  /** Leads both. */
  department: string;
  reason: string;
  linkedBy: string;
  linkedAt: Date;
}

/** A task of another plan with the same lead that may be the same work. */
export interface LinkCandidate {
  taskId: string;
  number: string | null;
  name: string;
  planTitle: string;
  department: string;
}

export interface TaskLinks {
  link: LinkedTask | null;
  /** For those who may link: the likeliest first. */
  suggestions: LinkCandidate[];
}
