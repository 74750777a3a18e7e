import { type Role, roles } from '#shared/contracts/hq-api';
import { setGrant } from '../console/set-grant';
import type { Caller } from '../enrolment/caller';
import { firstTerritory, issueCode, personNamed } from '../enrolment/codes';
import { withdrawDevice } from '../enrolment/withdraw-device';
import type { HqAsked } from './hq-asked';
import type { HqPlace } from './hq-place';
import { asJson, type Outcome, said } from './outcome';

const roleList = roles.join(', ');
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

function unexpected({ words }: HqAsked, most: number): string | null {
  return words.length > most ? `“${words[most]}” was not expected.` : null;
}

export const enrolCommand = {
  lacks: (asked: HqAsked) => {
    const { words, values } = asked;
    if (words[0] === undefined || words[0].trim() === '') return 'Who is enrolled? hq enrol "Ada Lovelace".';
    if (words.length > 1) return `Put the name in quotation marks: “${words[1]}” was not expected.`;
    return values.role !== undefined && !isRole(values.role)
      ? `There is no role “${values.role}”. Roles are ${roleList}.`
      : null;
  },
  work: async (place: HqPlace, { words, values, now }: HqAsked): Promise<Outcome> => {
    const name = words[0] ?? '';
    const role = values.role !== undefined && isRole(values.role) ? values.role : undefined;
    const territory = values.territory ?? firstTerritory;
    const code = await issueCode(place.database, { name, territory, role }, now);
    if (values.json) return said(0, asJson({ code, name, territory, role: role ?? null }));
    return said(0, `The code for ${name} in ${territory} is ${code}. It is good for one device, for seven days.`);
  },
};

interface ListedDevice {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly territory: string;
  readonly enrolledAt: number;
  readonly lastSeenAt: number | null;
  readonly withdrawnAt: number | null;
  readonly withdrawnAs: string | null;
  readonly changes: number;
}

export const devicesCommand = {
  lacks: (asked: HqAsked) => unexpected(asked, 0),
  work: async ({ database }: HqPlace, { values }: HqAsked): Promise<Outcome> => {
    const devices = await database.query<ListedDevice>(
      `select device.device_id as id, device.name, person.name as person, space.name as territory,
         device.enrolled_at as "enrolledAt", device.last_seen_at as "lastSeenAt", device.revoked_at as "withdrawnAt",
         device.revoke_kind as "withdrawnAs",
         coalesce((select sum(last_n) from device_stream where device_stream.device_id = device.device_id), 0)::bigint
           as changes
       from device join person on person.user_id = device.user_id join space on space.space_id = device.space_id
       order by person.name, device.enrolled_at`,
    );
    if (values.json) return said(0, asJson({ devices }));
    if (devices.length === 0) return said(0, 'No device is enrolled yet. hq enrol "Name" gives a code for one.');
    return said(0, devices.map(lineOf).join('\n'));
  },
};

function lineOf(device: ListedDevice): string {
  const seen = device.lastSeenAt === null ? 'never seen since' : `last here ${moment(device.lastSeenAt)}`;
  const withdrawn =
    device.withdrawnAt === null ? '' : `, withdrawn ${moment(device.withdrawnAt)} (${device.withdrawnAs ?? 'lost'})`;
  return `${device.id}  ${device.person}, “${device.name}”, ${device.territory}: enrolled ${moment(device.enrolledAt)}, ${seen}, ${device.changes} changes${withdrawn}`;
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

export const revokeCommand = {
  lacks: (asked: HqAsked) => {
    const { words, values } = asked;
    if (words[0] === undefined) return 'Which device? hq devices names them.';
    if (values.lost === values.retired)
      return 'Say what became of the device: --lost when somebody else may have it, --retired when nobody uses it any more.';
    if (values.since !== undefined && Number.isNaN(Date.parse(values.since)))
      return '--since must be a moment such as 2026-11-21T08:00:00Z: when the device was last in good hands.';
    return unexpected(asked, 1);
  },
  work: async (place: HqPlace, { words, values, now }: HqAsked): Promise<Outcome> => {
    const device = words[0] ?? '';
    const reason = values.lost ? 'lost' : 'retired';
    const since = values.since === undefined ? now : Math.min(Date.parse(values.since), now);
    const headquarters = await place.headquarters();
    const found = await withdrawDevice(place.database, { device, reason, since, now, headquarters });
    if (!found)
      return said(1, values.json ? asJson({ found }) : `There is no device ${device}. hq devices names them.`);
    return said(0, values.json ? asJson({ found, device, reason }) : `Device ${device} is withdrawn (${reason}).`);
  },
};

export const grantCommand = {
  lacks: (asked: HqAsked) => {
    const { words, values } = asked;
    if (words[0] === undefined) return 'Who? hq grant "Ada Lovelace" --territory North --role lead.';
    if (values.territory === undefined) return 'In which territory? Name it with --territory.';
    if (values.role === undefined || (values.role !== 'none' && !isRole(values.role)))
      return `Which role? --role is one of ${roleList}, or none.`;
    return unexpected(asked, 1);
  },
  work: async (place: HqPlace, { words, values, now }: HqAsked): Promise<Outcome> => {
    const { database } = place;
    const [person] = await database.query<{ user: string; name: string }>(
      'select user_id as "user", name from person where name_key = $1',
      [personNamed(words[0] ?? '').key],
    );
    const [territory] = await database.query<{ id: string; kind: 'territory' | 'organisation' }>(
      'select space_id as id, kind from space where name = $1',
      [values.territory],
    );
    if (!person) return said(1, `Headquarters does not know ${words[0]}. hq enrol makes a new person.`);
    if (!territory) return said(1, `There is no territory ${values.territory}. hq enrol makes a new one.`);
    const role = values.role !== undefined && isRole(values.role) ? values.role : null;
    const done = await setGrant(
      ...([database, await place.headquarters(), atTheMachine(territory)] as const),
      { user: person.user, space: territory.id, role },
      now,
    );
    if (!done.ok) return said(1, done.error.message);
    if (values.json) return said(0, asJson({ person: person.name, territory: values.territory, role }));
    return said(
      0,
      role === null
        ? `${person.name} has no role in ${values.territory} any more.`
        : `${person.name} is ${role} in ${values.territory}.`,
    );
  },
};

// Whoever may open the database of headquarters may do what headquarters may.
function atTheMachine({ id, kind }: { readonly id: string; readonly kind: 'territory' | 'organisation' }): Caller {
  return {
    device: '',
    user: '',
    name: '',
    grants: [{ space: id, role: 'headquarters', kind }],
    home: id,
    withdrawn: null,
  };
}
