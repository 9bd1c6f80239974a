import type { HostSession } from "../session";

/** The event numbers of the wire (office.js: eventType of each registration). */
export const EVENTS = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  nameChanged: 25,
} as const;

/** The target of registrations on a collection or the workbook. */
export const WHOLE_WORKBOOK = "Workbook";

const REGISTRATIONS: Readonly<Record<string, number>> = {
  DataChangedEvent: EVENTS.changed,
  ActivatedEvent: EVENTS.activated,
  DeactivatedEvent: EVENTS.deactivated,
  AddedEvent: EVENTS.added,
  SelectionChangedEvent: EVENTS.selectionChanged,
  DeletedEvent: EVENTS.deleted,
  CalculatedEvent: EVENTS.calculated,
  EventNameChanged: EVENTS.nameChanged,
};

export function registrationKey(event: number, target: string): string {
  return `${event}:${target}`;
}

/** `_Register…Event` and `_Unregister…Event` of a type: they count who listens, so that nothing is sent unasked. */
export function registrations<S>(targetOf: (self: S) => { session: HostSession; target: string }): Record<string, (self: S) => null> {
  const methods: Record<string, (self: S) => null> = {};
  for (const [name, event] of Object.entries(REGISTRATIONS)) {
    const change = (by: number) => (self: S) => {
      const { session, target } = targetOf(self);
      const key = registrationKey(event, target);
      session.registrations.set(key, Math.max(0, (session.registrations.get(key) ?? 0) + by));
      return null;
    };
    methods[`_Register${name}`] = change(1);
    methods[`_Unregister${name}`] = change(-1);
  }
  return methods;
}
