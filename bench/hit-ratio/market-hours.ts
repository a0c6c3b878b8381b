import { type Hours, nextSession, type Session } from '../../src/calendar/sessions.ts';

const DAY_MS = 86_400_000;

/** The sessions around a span, worked out once: the calendar itself is too slow to be asked for each answer. */
export class MarketHours {
  readonly #sessions: Readonly<Record<Hours, readonly Session[]>>;
  /** Where the last question was answered: the next one is near it. */
  readonly #place: Record<Hours, number> = { regular: 0, extended: 0 };

  /** Both epoch ms. A week more is known on either side. */
  constructor(from: number, to: number) {
    this.#sessions = { regular: sessionsOf('regular', from, to), extended: sessionsOf('extended', from, to) };
  }

  at(moment: number, hours: Hours): Session | null {
    const session = this.lastOpened(moment, hours);
    return moment < session.closesAt ? session : null;
  }

  /** The newest session that has opened, over or not. */
  lastOpened(moment: number, hours: Hours): Session {
    return known(this.#sessions[hours][this.#placeOf(moment, hours)]);
  }

  next(moment: number, hours: Hours): Session {
    return known(this.#sessions[hours][this.#placeOf(moment, hours) + 1]);
  }

  /** The index of the newest session that has opened. */
  #placeOf(moment: number, hours: Hours): number {
    const sessions = this.#sessions[hours];
    let place = this.#place[hours];
    while ((sessions[place]?.opensAt ?? moment) > moment) place -= 1;
    while ((sessions[place + 1]?.opensAt ?? Number.POSITIVE_INFINITY) <= moment) place += 1;
    this.#place[hours] = place;
    return place;
  }
}

function sessionsOf(hours: Hours, from: number, to: number): Session[] {
  const sessions = [nextSession(from - 8 * DAY_MS, hours)];
  for (;;) {
    const next = nextSession(sessions.at(-1)?.opensAt ?? from, hours);
    sessions.push(next);
    if (next.opensAt > to + 7 * DAY_MS) return sessions;
  }
}

function known(session: Session | undefined): Session {
  if (session === undefined)
    throw new Error('The moment lies outside of the span that the market hours were made for.');
  return session;
}
