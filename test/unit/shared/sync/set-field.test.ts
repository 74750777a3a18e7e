import { describe, expect, test } from 'vitest';
import { shownRecord } from '#shared/sync/row';
import { elementsOf, setEdits } from '#shared/sync/set-field';
import { aRow, type Told } from './a-row';

const begins: Told = { by: 'ana', at: 1, write: { interviewers: ['ana', 'ben'] }, op: 'create' };

describe('a list in which nobody’s addition is lost', () => {
  test('begins as it was written', () => {
    expect(elementsOf(aRow('interview', begins), 'interviewers')).toEqual(['ana', 'ben']);
  });

  test('is empty while nothing was written', () => {
    expect(elementsOf(aRow('interview'), 'interviewers')).toEqual([]);
  });

  test('keeps what two people added apart, in the order of their adding', () => {
    const row = aRow(
      'interview',
      begins,
      { by: 'ana', at: 30, write: { 'interviewers#cho': true }, seen: [] },
      { by: 'ben', at: 20, write: { 'interviewers#dia': true }, seen: [] },
    );
    expect(elementsOf(row, 'interviewers')).toEqual(['ana', 'ben', 'dia', 'cho']);
  });

  test('keeps an element that one adds while another takes it out', () => {
    const row = aRow(
      'interview',
      begins,
      { by: 'ana', at: 10, write: { 'interviewers#ben': false } },
      { by: 'ana', at: 20, write: { 'interviewers#ben': true } },
      { by: 'ben', at: 90, write: { 'interviewers#ben': false }, seen: ['ana:2'] },
    );
    expect(elementsOf(row, 'interviewers')).toEqual(['ana', 'ben']);
  });

  test('loses an element that was taken out by somebody who saw it being added', () => {
    const row = aRow(
      'interview',
      begins,
      { by: 'ana', at: 10, write: { 'interviewers#cho': true } },
      { by: 'ben', at: 20, write: { 'interviewers#cho': false, 'interviewers#ana': false } },
    );
    expect(elementsOf(row, 'interviewers')).toEqual(['ben']);
  });

  test('is changed by one field for each element that comes or goes', () => {
    expect(setEdits(aRow('interview', begins), 'interviewers', ['ben', 'cho'])).toEqual({
      'interviewers#cho': true,
      'interviewers#ana': false,
    });
    expect(setEdits(aRow('interview', begins), 'interviewers', ['ben', 'ana'])).toEqual({});
  });

  test('is shown as a list, and its elements are not', () => {
    const row = aRow('interview', begins, { by: 'ben', at: 2, write: { 'interviewers#cho': true, note: 'by phone' } });
    expect(shownRecord(row)).toEqual({ id: 'it', interviewers: ['ana', 'ben', 'cho'], note: 'by phone' });
  });
});
