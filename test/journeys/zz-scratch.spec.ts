import { nordlicht } from './answers';
import { journey } from './journey';
import { Gates } from './pages/gates';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
journey('scratch', async ({ openDevice }) => {
  const program = new Program(await openDevice({ person: 'Ines Kramer' }));
  await program.begin();
  await program.goTo('Partners');
  await new Partners(program).add(nordlicht);
  await new Partners(program).tab('Identity, people, risk');
  await new Partners(program).addPerson({ name: 'Ruth Baumann', side: 'Our side', role: 'Sponsor', title: 'Chief Operating Officer', phone: '' });
  await new Partners(program).acceptRisk({
    'Which data will they see?': 'Public or internal',
    'How deeply are they connected?': 'Not at all',
    'What may they do in our or our customers’ systems?': 'Read as an ordinary user',
    'What happens to customers if they fail?': 'A nuisance',
    'Who else could do it?': 'Some others',
  });
  await new Partners(program).tab('Controls');
  const ex = {
    control: 'Critical updates are installed within thirty days',
    reason: 'The new way of installing updates begins in January; until then it takes forty-five days.',
    until: '2027-01-31',
    allowedBy: 'Ruth Baumann, Chief Operating Officer',
  };
  try {
  await new Gates(program).askToLeaveOpen(ex);
  await new Gates(program).noteAllowed(ex);
  } finally { await program.page.screenshot({ path: '/tmp/peek.png' }); }
});
