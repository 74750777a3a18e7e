import { names } from './answers';
import { expect, journey } from './journey';
import { Evidence } from './pages/evidence';
import { fillText } from './pages/fields';
import { Interview } from './pages/interview';
import { Partners } from './pages/partners';
import { type Place, Program } from './pages/program';
import { Visits } from './pages/visits';

const places: readonly Place[] = ['Today', 'Partners', 'Visits', 'Documents', 'Sync', 'Settings'];
const attack = '<img src=x onerror="globalThis.executed=1"><script>globalThis.executed=1</script>{executed}';
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.executed=1"><script>globalThis.executed=1</script></svg>`;

journey('script written into every field and brought as a picture stays what it is: words', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const partners = new Partners(program);
  const evidence = new Evidence(program);
  const interview = new Interview(program, names);
  await program.begin();
  await program.goTo('Partners');
  await partners.add({
    legalName: attack,
    country: 'Austria',
    registerNumber: attack.slice(0, 60),
    website: 'javascript:globalThis.executed=1',
  });
  await partners.tab('Identity, people, risk');
  await partners.addPerson({
    name: attack,
    side: 'Our side',
    role: 'Sponsor',
    title: attack,
    phone: attack.slice(0, 60),
  });
  await partners.addSite({ name: attack, address: attack, zone: 'UTC' });
  await new Visits(program).plan({ purpose: attack, site: attack, attendees: [attack] });
  const visit = program.page.url();
  await expect(program.page.getByText(attack).first()).toBeVisible();

  await partners.open(attack);
  await partners.tab('Evidence');
  await evidence.openFor('E1.1 Register extract');
  await evidence.pick({
    name: '<img src=x onerror=executed=1>.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(drawing),
  });
  await expect(evidence.file('.svg')).toBeVisible();
  await fillText(evidence.dialog, 'Title', attack);
  await evidence.keep();
  const opened = await evidence.open(attack);
  // What a disk does not take in a name is put out of it when the file is taken in.
  await expect(opened.getByText('_img src=x onerror=executed=1_.svg')).toBeVisible();
  await expect(opened.getByRole('img')).toHaveCount(0);
  await evidence.close();

  await partners.tab('Overview');
  await partners.startInterview('Qualification');
  await interview.isAt('M1.Q1');
  await interview.fill('M1.Q1', { address: attack });
  await interview.form.getByRole('button', { name: 'Add a note, a quote or who said it' }).click();
  await fillText(interview.form, 'In their own words', attack);
  await fillText(interview.form, 'Note for us (hidden when the screen is turned)', attack);
  await interview.goOn();
  await interview.isAt('M1.Q2');
  await program.page.goto(visit);
  for (const place of places) await program.goTo(place);
  await program.page.keyboard.press('Control+k');
  await program.page.keyboard.type('img src');
  await expect(program.page.getByRole('option', { name: /img src/ }).first()).toBeVisible();
  expect(await program.page.evaluate(() => 'executed' in globalThis)).toBe(false);
});
