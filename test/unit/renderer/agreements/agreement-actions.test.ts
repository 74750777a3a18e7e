import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { canonicalJson } from '#shared/base/json';
import { ok } from '#shared/base/result';
import {
  draftAgreement,
  draftNextVersion,
  lockAgreement,
  setTerm,
  unlockAgreement,
} from '../../../../renderer/data/actions/agreement-actions';
import { gatherAgreementFile } from '../../../../renderer/data/agreement-file';
import { sha256Of } from '../../../../renderer/data/device-key';
import { creation } from '../../../../renderer/data/edits';
import { readAgreement } from '../../../../renderer/data/queries/agreement-queries';
import { record } from '../../../../renderer/data/reading';
import { rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { allAnswers, anAgreement, answersWithout } from '../../../builders/a-complete-visit';
import { aDevice, settle } from '../../../builders/a-device';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';
import { memoryHq } from '../../../fakes/memory-hq';
