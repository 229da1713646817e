// The same package from a file that is loaded by `require`.
import { Kassa, Webhook, type Session } from "kassa";

const kassa = new Kassa("sk_test_1", { baseUrl: "https://pay.example.com" });

export const sessions = async (): Promise<Session[]> => (await kassa.checkout.sessions.list({ limit: 3 })).data;
export const hear = (body: string, signature: string) => Webhook.constructEvent(body, signature, "whsec_...").type;
