import type { NotificationData } from "@/lib/notifications/schema";

/** A digest that is to be sent now, with what its letter needs to know. */
export interface DueMail {
  id: string;
  attempts: number;
  email: string;
  name: string;
  locale: string | null;
  workspace: string;
  count: number;
  data: NotificationData;
}

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** What somebody's account page says of mail; null where no mail goes out from here. */
export interface MailAddress {
  email: string | null;
}
