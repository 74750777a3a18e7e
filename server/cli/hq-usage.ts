export const hqUsage = `Use: npx fieldpact hq COMMAND --data-dir DIR [--json]        (or --database-url URL, or both)
  hq serve --data-dir DIR [--port N] [--serve DIR] …
      Runs headquarters. Ctrl-C ends it in order. All options: node out/server/main.js --help.
  hq enrol PERSON [--territory NAME] [--role manager|lead|headquarters|auditor]
      A one-time code for the next device of a person; a new person and a new territory are made.
  hq devices
      Every device: whose it is, when it was last here, whether it was withdrawn.
  hq revoke DEVICE --lost|--retired [--since MOMENT]
      Withdraws a device. Lost: nothing of it is taken any more. Retired: what it still sends is set aside.
  hq grant PERSON --territory NAME --role ROLE|none
      Gives a person a role in a territory, or takes it away.
  hq verify [--without-files] [--log-key KEY]…  |  hq verify --pack FILE.zip [--log-key KEY]…
      Replays everything and names every damaged entry. A pack is checked without a database.
  hq backup --to DIR|FILE [--without-files]  |  hq backup --check FILE
      One file with everything in the database, and the files beside it. It is sealed when FIELDPACT_BACKUP_PASSPHRASE
      is set, and only then holds the keys of headquarters too.
  hq restore FILE [--files DIR] [--replace]  |  hq restore --declare [--of MOMENT]
      Puts a backup back; --replace moves what is there aside. --declare: the database was put back by other means.
  hq export --partner ID --out FILE.zip  |  hq export --list
      Everything ever filed about a partner, with its proof, for people without Fieldpact.
  hq report [--as-of DAY] [--format json|csv|pdf] [--out FILE] [--metric NAME]… [--tier all|entry|silver|gold]…
            [--language en|de] [--author NAME] [--created-at MOMENT]
      The figures of all territories as they were known at the end of a day; without one, now. A PDF is the quarterly
      review and wants --out. The same day gives the same figures, whatever arrives later.
  hq erase KIND/ID --reason TEXT [--with-all-that-names-it] [--yes]
      Takes a record's content out of the log for good; the chain stays provable. Without --yes it says what would go.

A command works beside a headquarters that runs; where none runs, its database is started for the length of the command
(restore and restore --declare want it stopped). --blobs names the files where they are not in the data folder.
It ends with 0 if all is well, 1 if something was found or refused, 2 if the command was not understood, 3 if a file,
folder or database cannot be read or written.`;
